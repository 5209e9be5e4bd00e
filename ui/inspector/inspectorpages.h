// The pages of the inspector. Each shows one LogDetail; the panel fills only the one in sight.
#pragma once

#include "ui/inspector/logdetail.h"
#include "ui/log/connectionbook.h"
#include "ui/log/filterrequest.h"

#include <QtCore/QStringList>
#include <QtWidgets/QWidget>

#include <atomic>
#include <memory>
#include <optional>

class QAction;
class QPlainTextEdit;
class QTableWidget;
class QThreadPool;

namespace roomdeck {

class AttendanceBook;
class DeliveryBar;
class DialectRegistry;
class FieldList;
class HexView;
class JsonTreeModel;
class JsonTreeView;
class MissBook;
class OperatorDesk;
class RecipientTable;
class RosterState;
class TintedLabel;
struct JsonChange;
struct JsonDifference;
struct RecipientList;

/// One page. GUI thread.
class InspectorPage : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;
    virtual QString title() const = 0;
    virtual void show(const LogDetail &detail) = 0;
    using QWidget::show;
};

/// Who, where, when, and the payload as a tree.
class EventPage : public InspectorPage
{
    Q_OBJECT

public:
    explicit EventPage(QWidget *parent = nullptr);
    QString title() const override;
    void show(const LogDetail &detail) override;
    /// All but the tree, which keeps what is open in it.
    void showFields(const LogDetail &detail);
    void setDialects(const QStringList &names) { m_dialects = names; }
    JsonTreeView &tree() { return *m_tree; }

Q_SIGNALS:
    void filterRequested(const QString &term, roomdeck::FilterRequest request);

private:
    FieldList *m_fields;
    JsonTreeModel *m_model;
    JsonTreeView *m_tree;
    QStringList m_dialects;
};

/// The message as it travelled, and below it what members of each format get; what would reorder or hide text
/// shows as escapes.
class RawPage : public InspectorPage
{
    Q_OBJECT

public:
    explicit RawPage(QWidget *parent = nullptr);
    QString title() const override;
    void show(const LogDetail &detail) override;
    static QString safeText(const QByteArray &utf8);
    /// The formats to show. May be null, and must outlive the page.
    void setRegistry(const DialectRegistry *registry) { m_registry = registry; }

private:
    void appendSection(const QString &heading, const QByteArray &utf8);

    QPlainTextEdit *m_text;
    const DialectRegistry *m_registry = nullptr;
};

class HexPage : public InspectorPage
{
    Q_OBJECT

public:
    explicit HexPage(QWidget *parent = nullptr);
    QString title() const override;
    void show(const LogDetail &detail) override;

private:
    HexView *m_view;
};

/// What became of it: written, waiting, dropped, disconnected; counted, and recipient by recipient as far as
/// that is known.
class DeliveryPage : public InspectorPage
{
    Q_OBJECT

public:
    explicit DeliveryPage(QWidget *parent = nullptr);
    QString title() const override;
    void show(const LogDetail &detail) override;
    /// Where the operator's receipts are kept. Outlives the page.
    void setReceipts(const OperatorDesk &desk) { m_desk = &desk; }
    /// Who was in which room. May be null, and must outlive the page.
    void setAttendance(const AttendanceBook *book) { m_attendance = book; }
    /// Whom messages did not reach. May be null, and must outlive the page.
    void setMisses(const MissBook *book) { m_misses = book; }
    /// Who connections belong to and where they come from. Both may be null, and must outlive the page.
    void setSources(const ConnectionBook *book, const RosterState *roster);

Q_SIGNALS:
    /// More is counted than the book of misses names.
    void missesWanted(quint64 seq);

private:
    QList<DeliveryMiss> misses(const LogDetail &detail);
    QByteArray addressOf(ConnectionId id) const;
    QString note(const RecipientList &list, bool tracked) const;
    void showCounts(const LogDetail &detail);
    void showRecipients(const LogDetail &detail);

    DeliveryBar *m_bar;
    FieldList *m_fields;
    TintedLabel *m_note;
    RecipientTable *m_recipients;
    const OperatorDesk *m_desk = nullptr;
    const AttendanceBook *m_attendance = nullptr;
    const MissBook *m_misses = nullptr;
    const ConnectionBook *m_connections = nullptr;
    const RosterState *m_roster = nullptr;
};

/// What a message is compared with. UTC µs.
struct MessageBefore
{
    EventId seq = 0;
    qint64 timeUs = 0;
    QByteArray payload;
};

/// What changed since the message of the same type before it in the same room, however far back.
class DiffPage : public InspectorPage
{
    Q_OBJECT

public:
    explicit DiffPage(QWidget *parent = nullptr);
    ~DiffPage() override;
    QString title() const override;
    void show(const LogDetail &detail) override;
    /// May be null, and must outlive the page.
    void setStore(const LogStore *store) { m_store = store; }
    /// Threads to look far back; without, only what is near is found. Must outlive the page.
    void setWorkers(QThreadPool *workers) { m_workers = workers; }

private:
    void cancel();
    void lookFor(const TrafficEntry &entry, qint64 from);
    void compare(const std::optional<MessageBefore> &before, const QByteArray &payload);
    QString summary(const MessageBefore &previous, const JsonDifference &difference) const;
    void addChange(const JsonChange &change);

    TintedLabel *m_summary;
    QTableWidget *m_table;
    const LogStore *m_store = nullptr;
    QThreadPool *m_workers = nullptr;
    std::shared_ptr<std::atomic<bool>> m_cancelled; // of the search under way
};

/// The connection it came from: handshake, state, figures.
class ConnectionPage : public InspectorPage
{
    Q_OBJECT

public:
    explicit ConnectionPage(QWidget *parent = nullptr);
    QString title() const override;
    void show(const LogDetail &detail) override;
    void setDialects(const QStringList &names) { m_dialects = names; }
    /// Both may be null, and must outlive the page.
    void setSources(const ConnectionBook *book, const RosterState *roster);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void copyHeaders();
    void showStory(const ConnectionStory &story);
    void showFigures(ConnectionId id);
    void showHead(const QByteArray &head);

    FieldList *m_fields;
    QTableWidget *m_headers;
    QAction *m_copyHeaders;
    QByteArray m_shownHead;
    QStringList m_dialects;
    const ConnectionBook *m_book = nullptr;
    const RosterState *m_roster = nullptr;
};

} // namespace roomdeck
