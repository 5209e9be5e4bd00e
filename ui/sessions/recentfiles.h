// The files opened lately, as a menu.
#pragma once

#include <QtCore/QStringList>
#include <QtWidgets/QMenu>

namespace roomdeck {

class WindowSettings;

/// Kept in the window's settings, which outlive it. GUI thread.
class RecentFiles : public QMenu
{
    Q_OBJECT

public:
    static constexpr int MaxFiles = 10;

    explicit RecentFiles(WindowSettings &settings, QWidget *parent = nullptr);

    QStringList files() const;
    /// Moves a file to the front.
    void add(const QString &path);
    void remove(const QString &path);
    void retranslate();

Q_SIGNALS:
    void chosen(const QString &path);

private:
    void store(const QStringList &files);
    void fill();

    WindowSettings &m_settings;
};

} // namespace roomdeck
