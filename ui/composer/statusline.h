// One line of coloured pieces under the editor: the receipt of the last send, or what keeps Send disabled.
#pragma once

#include "ui/theme/theme.h"

#include <QtCore/QList>
#include <QtWidgets/QAbstractButton>

namespace roomdeck {

struct StatusSegment
{
    QString text; ///< safe to paint
    Theme::Role role = Theme::Role::Dim;

    bool operator==(const StatusSegment &) const = default;
};

/// GUI thread. Looks like text; when linked it can be clicked, focused and pressed like a button. Every piece
/// says in words what its colour says.
class StatusLine : public QAbstractButton
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    void setSegments(const QList<StatusSegment> &segments, bool linked);
    const QList<StatusSegment> &segments() const { return m_segments; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<StatusSegment> m_segments;
};

} // namespace roomdeck
