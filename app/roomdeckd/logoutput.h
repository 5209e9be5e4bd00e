// A log's way out that never makes the server wait.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QObject>
#include <QtCore/QSocketNotifier>

#include <functional>
#include <memory>

namespace roomdeck {

/// Writes lines to a descriptor (terminal, pipe, file, socket). Whoever reads too slowly, or not at all (a
/// stopped pager), loses lines and is told how many; signals and clients are served all the same. Its thread
/// needs an event loop. When nobody can read any more (EPIPE), it falls silent.
class LogOutput final : public QObject
{
    Q_OBJECT

public:
    /// Says in the log's format that this many lines are missing.
    using LossLine = std::function<QByteArray(quint64 lines)>;

    LogOutput(int descriptor, LossLine lossLine, qsizetype maxWaitingBytes = 8 * 1024 * 1024);
    /// Gives a reader a moment to take the rest.
    ~LogOutput() override;

    /// `lines` ends with a line break. Hard limit: what does not fit is dropped whole.
    void write(const QByteArray &lines);

private:
    enum class Kind : quint8 { File, Socket, Stream };

    void drain();
    qsizetype writeSome(const char *data, qsizetype size) const;
    void giveUp();

    const int m_descriptor;
    const LossLine m_lossLine;
    const qsizetype m_maxWaitingBytes;
    Kind m_kind = Kind::Stream;
    QByteArray m_waiting;
    qsizetype m_written = 0; // of m_waiting
    quint64 m_lost = 0;
    bool m_dead = false;
    std::unique_ptr<QSocketNotifier> m_writable;
};

} // namespace roomdeck
