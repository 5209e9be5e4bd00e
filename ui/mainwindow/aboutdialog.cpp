#include "ui/mainwindow/aboutdialog.h"

#include "ui/widgets/tintedlabel.h"

#include <QtGui/QIcon>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

namespace roomdeck {

AboutDialog::AboutDialog(QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("About Roomdeck"));
    auto *icon = new QLabel;
    icon->setPixmap(
        QIcon(QStringLiteral(":/roomdeck/icons/roomdeck.svg")).pixmap(QSize(64, 64), devicePixelRatioF()));
    auto *text = new QVBoxLayout;
    text->setSpacing(Theme::Step);
    const auto line
        = [text](Theme::Role role, const QString &words, TintedLabel::Size size = TintedLabel::Size::Normal) {
              auto *label = new TintedLabel(role, size);
              label->setText(words);
              label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
              text->addWidget(label);
          };
    line(Theme::Role::Text, QStringLiteral("Roomdeck %1").arg(QStringLiteral(ROOMDECK_VERSION)),
         TintedLabel::Size::Title);
    line(Theme::Role::Text, tr("A console that hosts WebSocket rooms and shows their traffic."));
    line(Theme::Role::Dim,
         tr("Qt %1, built with Qt %2").arg(QString::fromLatin1(qVersion()), QStringLiteral(QT_VERSION_STR)));
    line(Theme::Role::Dim, tr("MIT licence"));
    auto *row = new QHBoxLayout;
    row->setSpacing(5 * Theme::Step);
    row->addWidget(icon, 0, Qt::AlignTop);
    row->addLayout(text, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(5 * Theme::Step, 5 * Theme::Step, 5 * Theme::Step, 4 * Theme::Step);
    column->setSpacing(4 * Theme::Step);
    column->addLayout(row);
    column->addWidget(buttons);
}

} // namespace roomdeck
