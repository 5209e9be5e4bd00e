#include "ui/moderation/greetingedit.h"

#include "core/protocol/jsonscan.h"
#include "core/protocol/jsontext.h"
#include "ui/json/jsonedit.h"
#include "ui/theme/theme.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSignalBlocker>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLineEdit>

namespace roomdeck {

namespace {

constexpr int TextHeight = 76; // device-independent pixels: three lines
constexpr int MaxTypeBytes = 128;
const QByteArray announcementType = QByteArrayLiteral("announcement");

/// The text of {"text": …}; nothing when there is more to it.
std::optional<QString> plainText(const Greeting &greeting)
{
    const QJsonObject object = QJsonDocument::fromJson(greeting.payload).object();
    const QJsonValue text = object[QLatin1String("text")];
    if (greeting.type != announcementType || object.size() != 1 || !text.isString())
        return std::nullopt;
    return text.toString();
}

} // namespace

GreetingEdit::GreetingEdit(QWidget *parent)
    : QWidget(parent), m_mode(new QComboBox), m_type(new QLineEdit), m_text(new JsonEdit)
{
    m_mode->addItem(tr("Nothing"));
    m_mode->addItem(tr("Text"));
    m_mode->addItem(tr("Event"));
    m_type->setPlaceholderText(tr("Event type"));
    m_text->setVariablesAllowed(false);
    m_text->setFixedHeight(TextHeight);
    setFocusProxy(m_mode);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(2 * Theme::Step);
    grid->addWidget(m_mode, 0, 0);
    grid->addWidget(m_type, 0, 1);
    grid->addWidget(m_text, 1, 0, 1, 2);
    grid->setColumnStretch(1, 1);
    connect(m_mode, &QComboBox::currentIndexChanged, this, [this] {
        showMode();
        Q_EMIT changed();
    });
    connect(m_type, &QLineEdit::textChanged, this, &GreetingEdit::changed);
    connect(m_text, &QPlainTextEdit::textChanged, this, &GreetingEdit::changed);
    connect(m_text, &JsonEdit::mistakeChanged, this, &GreetingEdit::changed);
    showMode();
}

void GreetingEdit::setSubject(const QString &subject)
{
    m_mode->setAccessibleName(subject);
    m_type->setAccessibleName(tr("%1: event type").arg(subject));
    m_text->setAccessibleName(tr("%1: text").arg(subject));
}

GreetingEdit::Mode GreetingEdit::mode() const
{
    return Mode(m_mode->currentIndex());
}

void GreetingEdit::setGreeting(const Greeting &greeting)
{
    const std::optional<QString> plain = plainText(greeting);
    const QSignalBlocker blocker(this);
    m_mode->setCurrentIndex(int(greeting.type.isEmpty() ? Mode::None : plain ? Mode::Text : Mode::Event));
    showMode();
    m_type->setText(QString::fromUtf8(greeting.type));
    m_text->replaceText(plain ? *plain : QString::fromUtf8(greeting.payload));
}

Greeting GreetingEdit::greeting() const
{
    switch (mode()) {
    case Mode::None:
        return {};
    case Mode::Text:
        return {announcementType, "{\"text\":" + jsonString(m_text->toPlainText().toUtf8()) + '}'};
    case Mode::Event:
        return {m_type->text().trimmed().toUtf8(), m_text->toPlainText().trimmed().toUtf8()};
    }
    return {};
}

QString GreetingEdit::problem() const
{
    if (mode() == Mode::Text)
        return m_text->toPlainText().trimmed().isEmpty() ? tr("The text is empty.") : QString();
    if (mode() == Mode::None)
        return {};
    const QByteArray type = m_type->text().trimmed().toUtf8();
    if (type.isEmpty() || type.size() > MaxTypeBytes)
        return tr("An event needs a type of at most %Ln bytes.", nullptr, MaxTypeBytes);
    if (!m_text->toPlainText().trimmed().isEmpty() && !m_text->isValid())
        return tr("The payload is not JSON.");
    return {};
}

void GreetingEdit::showMode()
{
    m_type->setVisible(mode() == Mode::Event);
    m_text->setVisible(mode() != Mode::None);
    m_text->setJsonMode(mode() == Mode::Event);
}

} // namespace roomdeck
