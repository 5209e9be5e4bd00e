// How many messages came into each room while nobody looked.
#pragma once

#include "core/model/traffic.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QTimer>

namespace roomdeck {

/// Counts what others sent into rooms that are not in view: another room is shown, or the window is not in
/// front. Choosing a room reads it, choosing all rooms reads them all. GUI thread.
class UnreadCounter : public QObject
{
    Q_OBJECT

public:
    explicit UnreadCounter(QObject *parent = nullptr);

    const QHash<QByteArray, int> &counts() const { return m_counts; }

public Q_SLOTS:
    void note(const roomdeck::TrafficBatchPtr &batch);
    /// The operator chose what to look at; empty: all rooms.
    void lookAt(const QByteArray &room);
    void setWindowInFront(bool inFront);
    void forgetRoom(const QByteArray &room);
    void clear();

Q_SIGNALS:
    /// A few times a second at most.
    void changed();

private:
    void changedLater();

    QHash<QByteArray, int> m_counts;
    QByteArray m_room;
    bool m_inFront = true;
    QTimer m_later;
};

} // namespace roomdeck
