// Asks whether pages that were refused may come in from now on.
#pragma once

#include "core/model/traffic.h"

#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QSet>

#include <functional>

class QAction;

namespace roomdeck {

class Hosting;
class MessageBar;

/// Finds refused origins in the traffic and asks in the message bar, once for each and in the order they
/// came, unless the bar has something more important to say. Anybody can send any origin: the list of
/// questions is bounded. GUI thread.
class OriginQuestion : public QObject
{
    Q_OBJECT

public:
    OriginQuestion(Hosting &hosting, MessageBar &bar, QObject *parent = nullptr);

    void learnFrom(const roomdeck::TrafficBatchPtr &batch);
    /// The message bar is free again (a server started, for example).
    void askAgain();
    void retranslate();

Q_SIGNALS:
    void allowed(const QByteArray &origin);

private:
    void ask();
    void allow();

    Hosting &m_hosting;
    MessageBar &m_bar;
    QAction *m_allow;
    QSet<QByteArray> m_known; // asked about, answered or not
    QList<QByteArray> m_open; // not answered yet
    QString m_asked; // the question in the bar
};

} // namespace roomdeck
