#include "ui/theme/icons.h"

#include <QtCore/QFile>
#include <QtGui/QGuiApplication>
#include <QtGui/QIconEngine>
#include <QtGui/QPainter>
#include <QtGui/QPixmapCache>
#include <QtSvg/QSvgRenderer>

namespace roomdeck {

namespace {

class SymbolEngine : public QIconEngine
{
public:
    SymbolEngine(QString file, std::optional<Theme::Role> role) : m_file(std::move(file)), m_role(role) { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal) override
    {
        const QColor ink = color(mode);
        const QString key = QStringLiteral("symbol:%1:%2x%3:%4")
                                .arg(m_file)
                                .arg(size.width())
                                .arg(size.height())
                                .arg(ink.rgba(), 0, 16);
        QPixmap result;
        if (QPixmapCache::find(key, &result))
            return result;
        result = QPixmap(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        QSvgRenderer(m_file).render(&painter, QRectF(QPointF(), size));
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(result.rect(), ink);
        painter.end();
        QPixmapCache::insert(key, result);
        return result;
    }

    QIconEngine *clone() const override { return new SymbolEngine(m_file, m_role); }
    QString key() const override { return QStringLiteral("roomdeck-symbol"); }

private:
    QColor color(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return Theme::color(Theme::Role::Faint, palette);
        return Theme::color(m_role.value_or(Theme::Role::Dim), palette);
    }

    QString m_file;
    std::optional<Theme::Role> m_role;
};

} // namespace

QIcon symbolIcon(const QString &name, std::optional<Theme::Role> role)
{
    const QString file = QStringLiteral(":/roomdeck/symbols/%1.svg").arg(name);
    return QFile::exists(file) ? QIcon(new SymbolEngine(file, role)) : QIcon::fromTheme(name);
}

} // namespace roomdeck
