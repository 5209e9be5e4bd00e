// The menu bar.
#pragma once

#include "ui/settings/windowsettings.h"

#include <QtCore/QObject>

class QAction;
class QActionGroup;
class QMenu;
class QMenuBar;

namespace roomdeck {

class Actions;
class LogActions;

/// Puts the Actions into menus, and holds the two choices (theme, language) the View menu offers.
/// GUI thread.
class Menus : public QObject
{
    Q_OBJECT

public:
    Menus(QMenuBar &bar, const Actions &actions, const LogActions &log, QObject *parent = nullptr);

    /// Shows and hides a panel, the tool bar or the status bar.
    void addPanelToggles(const QList<QAction *> &toggles);
    /// A null action stands for a separator.
    void addSendActions(const QList<QAction *> &actions);
    void addTemplates(const QList<QAction *> &templates, const QList<QAction *> &schedule);
    /// Recording, and later the sessions themselves.
    void addSessionActions(const QList<QAction *> &actions);
    /// What can be done with a JSON value in the inspector.
    void addValueActions(const QList<QAction *> &actions);
    void addViewActions(const QList<QAction *> &actions);
    /// Opening and exporting, in front of the settings.
    void addFileActions(const QList<QAction *> &actions);
    /// Shows and hides columns of the log.
    void addColumnToggles(const QList<QAction *> &toggles);
    /// What to do with whom is selected, with rooms, and the books kept about it; null stands for a
    /// separator.
    void addModeration(QAction *subject, const QList<QAction *> &people, const QList<QAction *> &rooms,
                       const QList<QAction *> &books);
    /// Who may come in and who is told, below the settings.
    void addServerActions(const QList<QAction *> &actions);
    QMenu *fileMenu() const { return m_file; }
    QMenu *sessionMenu() const { return m_session; }

    void setScheme(WindowSettings::Scheme scheme);
    void setLanguage(WindowSettings::Language language);
    void retranslate();

Q_SIGNALS:
    void schemeChosen(roomdeck::WindowSettings::Scheme scheme);
    void languageChosen(roomdeck::WindowSettings::Language language);

private:
    void fillFirstMenus(const Actions &actions, const LogActions &log);
    void fillLastMenus(const Actions &actions, const LogActions &log);
    QActionGroup *addChoices(QMenu *menu, int count);

    QMenu *m_file;
    QAction *m_afterSettings = nullptr;
    QMenu *m_edit;
    QMenu *m_view;
    QMenu *m_room;
    QMenu *m_send;
    QMenu *m_moderate;
    QMenu *m_session;
    QMenu *m_help;
    QMenu *m_values = nullptr;
    QAction *m_endOfFiles = nullptr; ///< the separator in front of the settings
    QAction *m_endOfSessions = nullptr;
    QMenu *m_templates = nullptr;
    QMenu *m_schedule = nullptr;
    QMenu *m_panels = nullptr;
    QMenu *m_columns = nullptr;
    QMenu *m_theme = nullptr;
    QMenu *m_language = nullptr;
    QActionGroup *m_schemes = nullptr;
    QActionGroup *m_languages = nullptr;
};

} // namespace roomdeck
