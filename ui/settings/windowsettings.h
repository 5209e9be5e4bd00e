// What the window remembers: language, theme, size of the log, and where everything stands.
#pragma once

#include "ui/theme/theme.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

class QSettings;

namespace roomdeck {

/// Typed access to one profile's storage, which outlives this. Values outside their range count as absent.
/// GUI thread.
class WindowSettings
{
public:
    enum class Language : quint8 { System, English, Russian };
    enum class Scheme : quint8 { System, Light, Dark };

    static constexpr qint64 MinLogRows = 1'000;
    static constexpr qint64 MaxLogRows = 20'000'000;
    static constexpr qint64 DefaultLogRows = 1'000'000;
    static constexpr qint64 MinLogMegabytes = 16;
    static constexpr qint64 MaxLogMegabytes = 16'384;
    static constexpr qint64 DefaultLogMegabytes = 256;

    explicit WindowSettings(QSettings &storage);

    Language language() const;
    void setLanguage(Language language);
    Scheme scheme() const;
    void setScheme(Scheme scheme);
    qint64 logRows() const;
    void setLogRows(qint64 rows);
    qint64 logMegabytes() const;
    void setLogMegabytes(qint64 megabytes);

    /// Opaque states of widgets, by name: "geometry", "docks", "logColumns", …
    QByteArray state(const QString &name) const;
    void setState(const QString &name, const QByteArray &state);

private:
    qint64 number(const QString &key, qint64 minimum, qint64 maximum, qint64 fallback) const;

    QSettings &m_storage;
};

/// The theme a choice stands for; System asks the desktop. Needs an application.
Theme::Scheme schemeOf(WindowSettings::Scheme choice);

} // namespace roomdeck
