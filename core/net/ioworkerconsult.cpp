// The part of IoWorker that waits for what a backend says about a client.
#include "core/model/names.h"
#include "core/net/ioworker.h"

namespace roomdeck {

/// One client at the door: either a doorman holds its connection, or a handshake that lives on in its list.
struct IoWorker::Consultation
{
    Verdict verdict;
    HttpRequest request;
    qsizetype headSize = 0;
#ifdef Q_OS_UNIX
    std::unique_ptr<Doorman> doorman;
#endif
    Handshake *handshake = nullptr;
};

namespace {

QByteArray wellFormed(const QByteArray &wire)
{
    return QString::fromUtf8(wire).toUtf8();
}

void apply(const ConnectAnswer &answer, Verdict &verdict)
{
    verdict.undecided = false;
    if (!answer.allowed) {
        verdict.status = answer.status;
        verdict.detail = answer.detail;
        return;
    }
    Identity &identity = verdict.identity;
    if (!answer.user.isEmpty()) {
        verdict.admission.user = identity.user = answer.user;
        verdict.admission.userAssigned = false;
    }
    if (answer.roomsGiven) {
        identity.roomsGiven = true;
        identity.rooms = answer.rooms;
    }
    if (answer.canGiven) {
        identity.canPublish = answer.canPublish;
        identity.canSubscribe = answer.canSubscribe;
    }
    if (!answer.user.isEmpty() || answer.roomsGiven || answer.canGiven)
        identity.authenticated = true;
    if (!verdict.admission.room.isEmpty() && !identity.mayEnter(verdict.admission.room)) {
        verdict.status = 403;
        verdict.detail = "the backend does not allow this room";
    }
}

} // namespace

void IoWorker::consult(Handshake &handshake)
{
    auto consultation = std::make_shared<Consultation>();
    consultation->verdict = handshake.verdict;
    consultation->request = handshake.request();
    consultation->handshake = &handshake;
    ask(std::move(consultation));
}

#ifdef Q_OS_UNIX
void IoWorker::consult(std::unique_ptr<Doorman> doorman, Verdict &&verdict, HttpRequest &&request,
                       qsizetype headSize)
{
    auto consultation = std::make_shared<Consultation>();
    consultation->verdict = std::move(verdict);
    consultation->request = std::move(request);
    consultation->headSize = headSize;
    consultation->doorman = std::move(doorman);
    ask(std::move(consultation));
}
#endif

void IoWorker::ask(std::shared_ptr<Consultation> consultation)
{
    const HttpRequest &request = consultation->request;
    const Verdict &verdict = consultation->verdict;
    const ConnectQuestion question{verdict.admission.user,
                                   verdict.admission.room,
                                   m_shared->dialects.name(verdict.dialect),
                                   request.peerAddress,
                                   wellFormed(request.header("Origin")),
                                   wellFormed(request.path().toByteArray()),
                                   wellFormed(request.query().toByteArray()),
                                   request.header("Authorization"),
                                   request.header("Cookie"),
                                   verdict.identity.authenticated};
    const quint64 ticket = ++m_lastConsultation;
    const bool tooMany = m_consultations.size() >= size_t(m_settings.limits.maxPendingHandshakes);
    ConnectGate *gate = tooMany ? nullptr : m_shared->security->gate();
    m_consultations.emplace(ticket, std::move(consultation));
    const auto reply = [this, ticket](const ConnectAnswer &answer) { answered(ticket, answer); };
    if (gate) {
        gate->ask(question, this, reply);
        return;
    }
    ConnectAnswer answer; // nobody to ask any more, or a crowd at the door
    answer.allowed = !tooMany;
    answer.status = 503;
    answer.detail = "too many connections wait to be let in";
    QMetaObject::invokeMethod(
        this, [reply, answer] { reply(answer); }, Qt::QueuedConnection);
}

void IoWorker::answered(quint64 ticket, const ConnectAnswer &answer)
{
    const auto it = m_consultations.find(ticket);
    if (it == m_consultations.end())
        return; // the client did not wait
    const std::shared_ptr<Consultation> consultation = std::move(it->second);
    m_consultations.erase(it);
    Verdict &verdict = consultation->verdict;
    apply(answer, verdict);
    if (verdict.status == 101)
        admit(consultation->request, verdict);
    if (consultation->handshake) {
        consultation->handshake->decide(std::move(verdict));
        return;
    }
#ifdef Q_OS_UNIX
    letIn(*consultation->doorman, verdict, consultation->request, consultation->headSize);
#endif
}

bool IoWorker::isAbout(const Consultation &consultation, const Handshake &handshake)
{
    return consultation.handshake == &handshake;
}

} // namespace roomdeck
