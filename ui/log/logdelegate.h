// Paints log cells: colour by what a row is, monospaced times and JSON, text clipped before it is shaped.
#pragma once

#include "ui/log/logtext.h"

#include <QtGui/QColor>
#include <QtWidgets/QStyledItemDelegate>
#include <functional>

namespace roomdeck {

/// For views over a LogModel. GUI thread.
class LogDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit LogDelegate(QObject *parent = nullptr);

    /// A background for rows that a colour rule names; an invalid colour leaves a row as it is.
    using Tint = std::function<QColor(int row)>;
    void setTint(Tint tint) { m_tint = std::move(tint); }

    /// Text to be marked where it stands in names and previews; empty marks nothing.
    void setNeedle(const QString &needle, Qt::CaseSensitivity sensitivity);
    /// The ground of what is marked.
    static QColor mark(const QPalette &palette);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    static QColor textColor(RowTone tone, int column, const QPalette &palette);
    /// Invalid where a tone has no background of its own.
    static QColor background(RowTone tone, const QPalette &palette);

private:
    const QFont &fontFor(const QFont &base, int column, bool prose) const;
    void paintMarks(QPainter &painter, const QRect &area, const QString &text, const QPalette &palette) const;
    QColor rowBackground(const QStyleOptionViewItem &option, int row, RowTone tone) const;

    Tint m_tint;
    QString m_needle;
    Qt::CaseSensitivity m_sensitivity = Qt::CaseInsensitive;
    QFont m_monospace;
};

} // namespace roomdeck
