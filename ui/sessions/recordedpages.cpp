#include "ui/sessions/recordedpages.h"

#include "core/session/recorder.h"
#include "ui/log/logpager.h"

namespace roomdeck {

RecordedPages::RecordedPages(Recorder &recorder, LogPager &pager, QObject *parent)
    : QObject(parent), m_recorder(recorder), m_pager(pager)
{
    connect(&recorder, &Recorder::stateChanged, this, &RecordedPages::onState);
    connect(&recorder, &Recorder::committed, this, &RecordedPages::onCommitted);
}

// While the disk fails, rows wait for it; in the end they are in the file or a gap is.
void RecordedPages::onState(const RecorderState &state)
{
    if (m_current)
        m_current->setGrowing(state.kind != RecorderState::Kind::Off && state.file == m_current->path());
}

void RecordedPages::onCommitted(quint64 lastSeq, qint64 rows)
{
    const QString file = m_recorder.currentFile();
    if (file.isEmpty() || rows <= 0)
        return;
    if (!m_current || m_current->path() != file) {
        if (m_current)
            m_current->setGrowing(false);
        m_current = std::make_shared<SessionPages>(file, SessionPages::Ids::Foreign);
        m_files.push_back(m_current);
        // Rows are numbered without holes but where gaps are told, so this is not far off.
        m_first = lastSeq >= quint64(rows) ? lastSeq - quint64(rows) + 1 : 1;
        m_current->setGrowing(true);
        m_pager.setSources({m_files.begin(), m_files.end()});
    }
    m_current->setCovered(m_first, lastSeq);
}

} // namespace roomdeck
