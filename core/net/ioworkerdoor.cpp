// The part of IoWorker that meets connections at the door (Unix).
#include "core/net/banlist.h"
#include "core/net/descriptorlink.h"
#include "core/net/ioworker.h"

#include <QtNetwork/QTcpSocket>

#include <algorithm>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace roomdeck {

std::unique_ptr<Doorman> IoWorker::takeDoorman(Doorman &doorman)
{
    const auto it = std::find_if(m_doormen.begin(), m_doormen.end(),
                                 [&](const auto &d) { return d.get() == &doorman; });
    std::unique_ptr<Doorman> taken = std::move(*it);
    *it = std::move(m_doormen.back());
    m_doormen.pop_back();
    return taken;
}

void IoWorker::upgradeArrived(Doorman &doorman, HttpRequest &&request, qsizetype headSize)
{
    std::unique_ptr<Doorman> taken = takeDoorman(doorman);
    Verdict verdict = judge(request);
    if (verdict.undecided) {
        taken->pause();
        consult(std::move(taken), std::move(verdict), std::move(request), headSize);
        return;
    }
    m_doneDoormen.push_back(std::move(taken));
    letIn(doorman, verdict, request, headSize);
}

void IoWorker::letIn(Doorman &doorman, const Verdict &verdict, const HttpRequest &request, qsizetype headSize)
{
    if (!doorman.consume(headSize)) { // gone meanwhile
        if (verdict.status == 101) {
            --m_shared->connections;
            m_shared->security->census.leave(hostOf(request.peerAddress), verdict.admission.user);
        }
        return;
    }
    if (verdict.status != 101) {
        doorman.answer(refusal(verdict.status, verdict.detail).toBytes(false));
        m_hub.refused(request.peerAddress, verdict.status, verdict.detail, verdict.refusedOrigin);
        return;
    }
    const int descriptor = doorman.release();
    // Messages are small and wanted at once; corking is done here, a turn at a time.
    const int on = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    // The answer waits in the outbox, so that it and the welcome leave in one packet.
    Session &session = addSession(verdict, request.peerAddress, request, upgradeAnswer(request));
    session.start(std::make_unique<DescriptorLink>(descriptor, session), {});
}

void IoWorker::somethingArrived(Doorman &doorman)
{
    m_doneDoormen.push_back(takeDoorman(doorman));
    takeDescriptor(doorman.release(), doorman.deadlineMs());
}

void IoWorker::dropLateDoormen()
{
    std::erase_if(m_doormen, [this](const auto &doorman) { return m_nowMs >= doorman->deadlineMs(); });
}

} // namespace roomdeck
