#include "ui/composer/previewdialog.h"

#include "ui/theme/theme.h"

#include <QtCore/QDateTime>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QTabWidget>

namespace roomdeck {

namespace {

constexpr EventId SampleId = 1;
constexpr int MaxShownBytes = 256 * 1024;

} // namespace

QList<EncodedPreview> previewOf(const Outgoing &message, const DialectRegistry &dialects, EventId id,
                                qint64 timeUs)
{
    Event event;
    event.id = id;
    event.timeUs = timeUs;
    event.sender = message.sender;
    event.senderKind = message.senderKind;
    event.type = message.type;
    event.payload = message.payload;
    event.extra = message.extra;
    if (message.target.kind == Target::Kind::Rooms && !message.target.names.isEmpty())
        event.room = message.target.names.constFirst();
    QList<EncodedPreview> previews;
    for (int i = 1; i <= dialects.count(); ++i) {
        const Dialect &dialect = dialects.at(DialectId(i));
        const auto state = dialect.createState();
        EncodedPreview preview{DialectId(i), {}};
        dialect.encode(EventDelivery{&event, event.room}, state.get(), preview.bytes);
        previews.append(preview);
    }
    return previews;
}

PreviewDialog::PreviewDialog(QWidget *parent)
    : QDialog(parent), m_tabs(new QTabWidget(this)), m_note(new QLabel(this))
{
    setWindowTitle(tr("Preview of the exact bytes"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    for (int i = 1; i <= m_dialects.count(); ++i) {
        auto *text = new QPlainTextEdit(m_tabs);
        text->setReadOnly(true);
        text->setFont(Theme::monospaceFont());
        text->setFrameShape(QFrame::NoFrame);
        text->setWordWrapMode(QTextOption::WrapAnywhere);
        const QString name = QString::fromUtf8(m_dialects.name(DialectId(i)));
        text->setAccessibleName(tr("Bytes for %1 clients").arg(name));
        text->setTabChangesFocus(true);
        m_tabs->addTab(text, name);
        m_pages.append({DialectId(i), text});
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_tabs, 1);
    column->addWidget(m_note);
    column->addWidget(buttons);
    resize(560, 300);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
}

void PreviewDialog::setMessage(const Outgoing &message, const Audience &audience)
{
    const auto previews
        = previewOf(message, m_dialects, SampleId, QDateTime::currentMSecsSinceEpoch() * 1000);
    for (int i = 0; i < m_pages.size(); ++i) {
        const EncodedPreview &preview = previews.at(i);
        const QString shown = QString::fromUtf8(preview.bytes.left(MaxShownBytes));
        if (m_pages.at(i).text->toPlainText() != shown)
            m_pages.at(i).text->setPlainText(shown);
        const int readers = audience.byDialect.value(preview.dialect);
        m_tabs->setTabText(i,
                           tr("%1 · %Ln byte(s) · %2", nullptr, int(preview.bytes.size()))
                               .arg(QString::fromUtf8(m_dialects.name(preview.dialect)),
                                    tr("%Ln connection(s)", nullptr, readers)));
    }
    m_note->setText(tr("The time is set anew when it is sent; everything else travels as shown."));
}

void PreviewDialog::setUnavailable(const QString &reason)
{
    for (const Page &page : std::as_const(m_pages))
        page.text->clear();
    m_note->setText(reason);
}

} // namespace roomdeck
