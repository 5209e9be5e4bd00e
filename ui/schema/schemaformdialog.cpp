#include "ui/schema/schemaformdialog.h"

#include "core/operator/jsonformat.h"
#include "core/operator/variables.h"
#include "core/protocol/jsonscan.h"
#include "ui/schema/schematext.h"
#include "ui/schema/valueeditor.h"
#include "ui/text/displaytext.h"
#include "ui/widgets/tintedlabel.h"

#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

namespace roomdeck {

namespace {

constexpr int MinWidth = 440; // device-independent pixels
constexpr int MaxHeight = 560;
constexpr int MaxPayloadDepth = 64;

QByteArray objectOrNothing(const QByteArray &payload)
{
    JsonMembers members;
    return scanJsonObject(maskVariables(payload), MaxPayloadDepth, members) ? QByteArray()
                                                                            : payload.trimmed();
}

} // namespace

SchemaFormDialog::SchemaFormDialog(const QByteArray &type, const JsonSchema &schema,
                                   const QByteArray &payload, QWidget *parent)
    : QDialog(parent), m_schema(schema), m_problem(new TintedLabel(Theme::Role::Error))
{
    setWindowTitle(tr("Fill In: %1").arg(displayText(type, 60)));
    FormPart whole;
    whole.schema = schema.resolved(schema.root());
    whole.required = true;
    whole.start = objectOrNothing(payload);
    m_editor = new ObjectEditor(schema, whole, false);
    m_editor->setContentsMargins(4 * Theme::Step, 4 * Theme::Step, 4 * Theme::Step, 2 * Theme::Step);
    auto *page = new QWidget;
    auto *top = new QVBoxLayout(page);
    top->setContentsMargins(0, 0, 0, 0);
    top->addWidget(m_editor);
    top->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(page);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_ok = buttons->addButton(tr("Put into the &Composer"), QDialogButtonBox::AcceptRole);
    m_ok->setDefault(true);
    m_problem->setWordWrap(true);
    auto *below = new QVBoxLayout;
    below->setContentsMargins(4 * Theme::Step, 2 * Theme::Step, 4 * Theme::Step, 4 * Theme::Step);
    below->setSpacing(2 * Theme::Step);
    below->addWidget(m_problem);
    below->addWidget(buttons);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(scroll, 1);
    column->addLayout(below);
    const QSize wanted = page->sizeHint() + QSize(6 * Theme::Step, 0);
    resize(qMax(MinWidth, wanted.width()), qMin(MaxHeight, wanted.height() + below->sizeHint().height()));
    scroll->setMinimumWidth(wanted.width());
    connect(m_editor, &ValueEditor::changed, this, &SchemaFormDialog::check);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

QByteArray SchemaFormDialog::payload() const
{
    return indentJson(m_editor->json());
}

void SchemaFormDialog::check()
{
    const QString problem = SchemaText::summary(m_schema.checkText(payload()));
    m_problem->setText(problem.isEmpty() ? QString() : QStringLiteral("! ") + problem);
    m_ok->setEnabled(problem.isEmpty());
}

} // namespace roomdeck
