// A link on a bare TCP descriptor (Unix).
#pragma once

#include "core/net/link.h"

#include <QtCore/QSocketNotifier>

#include <optional>

namespace roomdeck {

class DescriptorLink final : public Link
{
public:
    /// Owns `descriptor`, which must be non-blocking.
    DescriptorLink(int descriptor, LinkHandler &handler);
    ~DescriptorLink() override;
    Q_DISABLE_COPY_MOVE(DescriptorLink)

    qint64 read(char *data, qint64 maxSize) override;
    qint64 write(const QByteArrayView *pieces, int count) override;
    void setWriteInterest(bool wanted) override;
    void setReadInterest(bool wanted) override;
    void finishWriting() override;
    void discardUnsent() override { resetOnClose(m_descriptor); }

private:
    // A notifier without signals: event() is all that is needed, and connections cost memory and time.
    class Notifier final : public QSocketNotifier
    {
    public:
        Notifier(int descriptor, Type type, LinkHandler &handler)
            : QSocketNotifier(descriptor, type), m_handler(handler)
        { }
        bool event(QEvent *event) override;

    private:
        LinkHandler &m_handler;
    };

    const int m_descriptor;
    LinkHandler &m_handler;
    std::optional<Notifier> m_reader;
    std::unique_ptr<Notifier> m_writer; // made at the first need: most connections never block
};

} // namespace roomdeck
