#include "ui/sessions/misslookup.h"

#include "ui/inspector/inspectorpanel.h"
#include "ui/widgets/background.h"

#include <utility>

namespace roomdeck {

namespace {

QList<DeliveryMiss> missesIn(const ConnectionLookup::Files &files, EventId seq)
{
    for (auto file = files.rbegin(); file != files.rend(); ++file) {
        const QList<DeliveryMiss> found = (*file)->misses(seq);
        if (!found.isEmpty())
            return found;
    }
    return {};
}

} // namespace

MissLookup::MissLookup(InspectorPanel &inspector, QThreadPool &workers, ConnectionLookup::FilesSource files,
                       QObject *parent)
    : QObject(parent), m_inspector(inspector), m_workers(workers), m_files(std::move(files))
{
    inspector.setMisses(&m_book);
    connect(&inspector, &InspectorPanel::missesWanted, this, &MissLookup::look);
}

std::function<QList<DeliveryMiss>(EventId)> MissLookup::source() const
{
    return [book = m_book, files = m_files()](EventId seq) {
        const QList<DeliveryMiss> known = book.of(seq);
        return known.isEmpty() ? missesIn(files, seq) : known;
    };
}

void MissLookup::look(quint64 seq)
{
    const ConnectionLookup::Files files = m_files();
    if (files.empty())
        return;
    inBackground(
        m_workers, this, [files, seq] { return missesIn(files, seq); },
        [this, seq](const QList<DeliveryMiss> &misses) { learn(seq, misses); });
}

// The page asks again when it is told, so it is told of news only.
void MissLookup::learn(EventId seq, const QList<DeliveryMiss> &misses)
{
    if (misses.size() <= m_book.of(seq).size())
        return;
    m_book.set(seq, misses);
    m_inspector.refreshRecipients();
}

} // namespace roomdeck
