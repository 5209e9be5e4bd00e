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
    explicit AskDialog(const QList<QByteArray> &labels, QWidget *parent = nullptr);

    QHash<QByteArray, QByteArray> answers() const;

private:
    QList<QPair<QByteArray, QLineEdit *>> m_fields;
};

} // namespace roomdeck
