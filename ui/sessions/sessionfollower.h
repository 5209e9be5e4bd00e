// Notices what a session that is still being recorded gets.
#pragma once

#include "core/session/sessionpages.h"

#include <QtCore/QObject>
#include <QtCore/QThreadPool>
#include <QtCore/QTimer>

namespace roomdeck {

/// Looks into the file once a second, on a thread of its own, until the recording has come to its end: who
/// records may be this program, another one, or nobody any more. GUI thread.
class SessionFollower : public QObject
{
    Q_OBJECT

public:
    static constexpr int EveryMs = 1000;
    static constexpr int MaxPages = 64; ///< at a time

    /// `rows` are known.
    SessionFollower(std::shared_ptr<SessionPages> pages, qint64 rows, QObject *parent = nullptr);
    ~SessionFollower() override;

    /// Whether the file has grown since it is followed, and may go on.
    bool isGrowing() const { return m_timer.isActive() && m_grew; }

public Q_SLOTS:
    /// Looks now.
    void look();

Q_SIGNALS:
    /// The file has new rows, news about known ones, or has come to its end.
    void grown(const roomdeck::SessionGrowth &growth);

private:
    void take(const SessionGrowth &growth);

    std::shared_ptr<SessionPages> m_pages;
    qint64 m_rows;
    std::vector<LoadedPage> m_young; // whose messages may still be on their way
    bool m_looking = false;
    bool m_grew = false;
    QTimer m_timer;
    QThreadPool m_reader; // a filter may keep others busy for long
};

} // namespace roomdeck
