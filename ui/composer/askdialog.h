// Asks for the values of {{ask:Label}} before a message is sent.
#pragma once

#include <QtCore/QHash>
#include <QtWidgets/QDialog>

class QLineEdit;

namespace roomdeck {

/// GUI thread. One field per label, in order; to be opened with open(). Labels are plain text.
class AskDialog : public QDialog
{
    Q_OBJECT

public:
    /// What the answers are for.
    enum class Purpose : quint8 { Send, Schedule };

    explicit AskDialog(const QList<QByteArray> &labels, Purpose purpose = Purpose::Send,
                       QWidget *parent = nullptr);

    QHash<QByteArray, QByteArray> answers() const;

private:
    QList<QPair<QByteArray, QLineEdit *>> m_fields;
};

} // namespace roomdeck
