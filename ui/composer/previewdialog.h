// Shows the exact bytes a draft becomes in each dialect.
#pragma once

#include "core/model/target.h"
#include "core/operator/audience.h"
#include "core/protocol/dialectregistry.h"

#include <QtWidgets/QDialog>

class QLabel;
class QPlainTextEdit;
class QTabWidget;

namespace roomdeck {

/// The frame a message becomes in one dialect.
struct EncodedPreview
{
    DialectId dialect = 0;
    QByteArray bytes;
};

/// Encodes `message` as the server would for a recipient of its first room, with `timeUs` and `id` as its
/// numbers. Dialects whose frames depend on the connection show what a new connection gets.
QList<EncodedPreview> previewOf(const Outgoing &message, const DialectRegistry &dialects, EventId id,
                                qint64 timeUs);

/// GUI thread. Stays open beside the composer and follows the typing; never sends.
class PreviewDialog : public QDialog
{
    Q_OBJECT

public:
    explicit PreviewDialog(QWidget *parent = nullptr);

    /// Shows the frames of `message`; `audience` tells how many connections speak each dialect.
    void setMessage(const Outgoing &message, const Audience &audience);
    /// Says why there is nothing to show.
    void setUnavailable(const QString &reason);

private:
    struct Page
    {
        DialectId dialect;
        QPlainTextEdit *text;
    };

    DialectRegistry m_dialects;
    QTabWidget *m_tabs;
    QLabel *m_note;
    QList<Page> m_pages;
};

} // namespace roomdeck
