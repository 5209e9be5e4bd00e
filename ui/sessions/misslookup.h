// Keeps whom messages did not reach, and fetches from session files what is no longer kept.
#pragma once

#include "core/traffic/missbook.h"
#include "ui/sessions/connectionlookup.h"

#include <QtCore/QObject>

namespace roomdeck {

/// What the inspector's delivery page names. Reads in the background, when the page wants to name more than
/// is known. GUI thread; everything it is given outlives it.
class MissLookup : public QObject
{
    Q_OBJECT

public:
    MissLookup(InspectorPanel &inspector, QThreadPool &workers, ConnectionLookup::FilesSource files,
               QObject *parent = nullptr);

    void take(const TrafficBatchPtr &batch) { m_book.note(*batch); }
    /// Names them to any thread, as far as it is known now; blocks on the disk.
    std::function<QList<DeliveryMiss>(EventId)> source() const;

private:
    void look(quint64 seq);
    void learn(EventId seq, const QList<DeliveryMiss> &misses);

    InspectorPanel &m_inspector;
    QThreadPool &m_workers;
    ConnectionLookup::FilesSource m_files;
    MissBook m_book;
};

} // namespace roomdeck
