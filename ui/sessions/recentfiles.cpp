#include "ui/sessions/recentfiles.h"

#include "ui/settings/windowsettings.h"
#include "ui/text/displaytext.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

namespace roomdeck {

namespace {

const QString recentState = QStringLiteral("recentFiles");
constexpr char separator = '\0'; // the one character no path has

} // namespace

RecentFiles::RecentFiles(WindowSettings &settings, QWidget *parent) : QMenu(parent), m_settings(settings)
{
    setToolTipsVisible(true);
    retranslate();
}

QStringList RecentFiles::files() const
{
    QStringList files;
    for (const QByteArray &path : m_settings.state(recentState).split(separator)) {
        if (!path.isEmpty() && files.size() < MaxFiles)
            files.append(QString::fromUtf8(path));
    }
    return files;
}

void RecentFiles::add(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QStringList list = files();
    list.removeAll(absolute);
    list.prepend(absolute);
    store(list.mid(0, MaxFiles));
}

void RecentFiles::remove(const QString &path)
{
    QStringList list = files();
    list.removeAll(QFileInfo(path).absoluteFilePath());
    store(list);
}

void RecentFiles::store(const QStringList &files)
{
    m_settings.setState(recentState, files.join(QChar(QLatin1Char(separator))).toUtf8());
    fill();
}

void RecentFiles::fill()
{
    clear();
    const QStringList list = files();
    for (const QString &path : list) {
        QString name = displayText(QFileInfo(path).fileName(), 80);
        name.replace(QLatin1Char('&'), QLatin1String("&&")); // a name is no mnemonic
        QAction *action = addAction(name, this, [this, path] { Q_EMIT chosen(path); });
        action->setToolTip(displayText(QDir::toNativeSeparators(path), 400));
    }
    addSeparator();
    addAction(tr("&Clear This List"), this, [this] { store({}); })->setEnabled(!list.isEmpty());
}

void RecentFiles::retranslate()
{
    setTitle(tr("Open &Recent"));
    fill();
}

} // namespace roomdeck
