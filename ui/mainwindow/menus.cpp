#include "ui/mainwindow/menus.h"

#include "ui/log/logactions.h"
#include "ui/mainwindow/actions.h"

#include <QtGui/QActionGroup>
#include <QtWidgets/QMenuBar>

namespace roomdeck {

namespace {

void fill(QMenu &menu, const QList<QAction *> &actions, QAction *before = nullptr)
{
    for (QAction *action : actions) {
        if (action)
            menu.insertAction(before, action);
        else
            menu.insertSeparator(before);
    }
}

} // namespace

Menus::Menus(QMenuBar &bar, const Actions &actions, const LogActions &log, QObject *parent)
    : QObject(parent), m_file(bar.addMenu(QString())), m_edit(bar.addMenu(QString())),
      m_view(bar.addMenu(QString())), m_room(bar.addMenu(QString())), m_send(bar.addMenu(QString())),
      m_moderate(bar.addMenu(QString())), m_session(bar.addMenu(QString())), m_help(bar.addMenu(QString()))
{
    fillFirstMenus(actions, log);
    fillLastMenus(actions, log);
    retranslate();
}

void Menus::fillFirstMenus(const Actions &actions, const LogActions &log)
{
    m_file->addActions({actions.startStop, actions.copyAddress, actions.showQrCode});
    m_endOfFiles = m_file->addSeparator();
    m_file->addAction(actions.settings);
    m_afterSettings = m_file->addSeparator();
    m_file->addAction(actions.quit);

    m_edit->addActions({actions.copy, actions.selectAll});
    m_edit->addSeparator();
    log.addEditActions(*m_edit);

    m_view->addActions({actions.follow, actions.pause, actions.showEverything});
    m_view->addSeparator();
    log.addViewActions(*m_view);
    m_view->addSeparator();
    m_panels = m_view->addMenu(QString());
    m_columns = m_view->addMenu(QString());
    m_theme = m_view->addMenu(QString());
    m_schemes = addChoices(m_theme, 3);
    m_language = m_view->addMenu(QString());
    m_languages = addChoices(m_language, 3);
    m_view->addSeparator();
    m_view->addActions({actions.fullScreen, actions.resetLayout});
    connect(m_schemes, &QActionGroup::triggered, this, [this](QAction *action) {
        Q_EMIT schemeChosen(WindowSettings::Scheme(m_schemes->actions().indexOf(action)));
    });
    connect(m_languages, &QActionGroup::triggered, this, [this](QAction *action) {
        Q_EMIT languageChosen(WindowSettings::Language(m_languages->actions().indexOf(action)));
    });
}

void Menus::fillLastMenus(const Actions &actions, const LogActions &log)
{
    m_room->addActions({actions.allRooms, actions.sendToRoom, actions.copyRoomName});

    m_send->addAction(actions.writeMessage);
    m_send->addActions({actions.sendToEveryone, actions.sendToRoom, actions.sendToUser});
    m_send->addSeparator();
    m_send->addActions(log.replyActions());

    m_moderate->addActions({actions.isolateUser, actions.copyUserName});
    m_moderate->addSeparator();
    m_moderate->addActions({actions.disconnectUser, actions.disconnectConnection});

    m_endOfSessions = m_session->addSeparator();
    m_session->addAction(actions.clearLog);

    m_help->addAction(actions.openTestPage);
    m_help->addSeparator();
    m_help->addActions({actions.about, actions.aboutQt});
}

QActionGroup *Menus::addChoices(QMenu *menu, int count)
{
    auto *group = new QActionGroup(this);
    for (int i = 0; i < count; ++i) {
        QAction *choice = menu->addAction(QString());
        choice->setCheckable(true);
        group->addAction(choice);
    }
    return group;
}

void Menus::addPanelToggles(const QList<QAction *> &toggles)
{
    m_panels->addActions(toggles);
}

void Menus::addSendActions(const QList<QAction *> &actions)
{
    m_send->addSeparator();
    fill(*m_send, actions);
    m_send->addSeparator();
}

void Menus::addTemplates(const QList<QAction *> &templates, const QList<QAction *> &schedule)
{
    m_templates = m_send->addMenu(QString());
    m_schedule = m_send->addMenu(QString());
    fill(*m_templates, templates);
    fill(*m_schedule, schedule);
    retranslate();
}

void Menus::addSessionActions(const QList<QAction *> &actions)
{
    fill(*m_session, actions, m_endOfSessions);
}

void Menus::addFileActions(const QList<QAction *> &actions)
{
    m_file->insertSeparator(m_endOfFiles);
    fill(*m_file, actions, m_endOfFiles);
}

void Menus::addModeration(QAction *subject, const QList<QAction *> &people, const QList<QAction *> &rooms,
                          const QList<QAction *> &books)
{
    QAction *first = m_moderate->actions().constFirst();
    m_moderate->insertAction(first, subject);
    m_moderate->insertSeparator(first);
    m_moderate->addSeparator();
    fill(*m_moderate, people);
    m_moderate->addSeparator();
    fill(*m_moderate, rooms);
    m_moderate->addSeparator();
    fill(*m_moderate, books);
    m_room->addSeparator();
    fill(*m_room, rooms);
}

void Menus::addValueActions(const QList<QAction *> &actions)
{
    m_edit->addSeparator();
    m_values = m_edit->addMenu(QString());
    fill(*m_values, actions);
    retranslate();
}

void Menus::addViewActions(const QList<QAction *> &actions)
{
    m_view->addSeparator();
    fill(*m_view, actions);
}

void Menus::addServerActions(const QList<QAction *> &actions)
{
    m_file->insertActions(m_afterSettings, actions);
}

void Menus::addColumnToggles(const QList<QAction *> &toggles)
{
    m_columns->addActions(toggles);
}

void Menus::setScheme(WindowSettings::Scheme scheme)
{
    m_schemes->actions().at(int(scheme))->setChecked(true);
}

void Menus::setLanguage(WindowSettings::Language language)
{
    m_languages->actions().at(int(language))->setChecked(true);
}

void Menus::retranslate()
{
    m_file->setTitle(tr("&File"));
    m_edit->setTitle(tr("&Edit"));
    m_view->setTitle(tr("&View"));
    m_room->setTitle(tr("&Room"));
    m_send->setTitle(tr("&Send"));
    m_moderate->setTitle(tr("&Moderate"));
    m_session->setTitle(tr("Sess&ion"));
    m_help->setTitle(tr("&Help"));
    m_panels->setTitle(tr("P&anels"));
    m_columns->setTitle(tr("Colum&ns"));
    m_theme->setTitle(tr("&Theme"));
    m_language->setTitle(tr("&Language"));
    if (m_values)
        m_values->setTitle(tr("&JSON Value"));
    if (m_templates) {
        m_templates->setTitle(tr("&Templates"));
        m_schedule->setTitle(tr("Sc&hedule"));
    }
    m_schemes->actions().at(0)->setText(tr("&System", "theme"));
    m_schemes->actions().at(1)->setText(tr("&Light"));
    m_schemes->actions().at(2)->setText(tr("&Dark"));
    m_languages->actions().at(0)->setText(tr("&System", "language"));
    m_languages->actions().at(1)->setText(QStringLiteral("&English"));
    m_languages->actions().at(2)->setText(QStringLiteral("&Русский"));
}

} // namespace roomdeck
