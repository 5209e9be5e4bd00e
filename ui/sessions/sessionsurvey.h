// Looks through a recorded session in the background: traffic over time, who was there, where errors are.
#pragma once

#include "core/session/sessionglance.h"

#include <QtCore/QObject>

class QThreadPool;

namespace roomdeck {

/// Works in short turns, so that searches on the same threads get theirs, and tells after each what is known
/// so far. GUI thread; the pool outlives it.
class SessionSurvey : public QObject
{
    Q_OBJECT

public:
    SessionSurvey(QString path, QThreadPool &workers, QObject *parent = nullptr);
    ~SessionSurvey() override;

    /// Stays in its place; what is in it changes only when advanced() is about to be told.
    const SessionGlance &glance() const { return m_glance; }
    /// Whether all of the file was looked through.
    bool isComplete() const { return m_complete; }

public Q_SLOTS:
    /// Begins, or goes on when the file has grown.
    void advance();

Q_SIGNALS:
    /// The glance knows more; these places of rows are new.
    void advanced(const roomdeck::SessionMarks &marks);

private:
    struct Shared;
    struct Turn;

    std::shared_ptr<Shared> m_shared; // with the thread at work
    SessionGlance m_glance;
    bool m_complete = false;
    bool m_busy = false;
    bool m_again = false;
    QThreadPool &m_workers;
};

} // namespace roomdeck
