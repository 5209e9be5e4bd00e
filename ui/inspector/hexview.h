// Bytes as offset, hexadecimal and text; paints only what is in sight.
#pragma once

#include <QtCore/QByteArray>
#include <QtWidgets/QAbstractScrollArea>

namespace roomdeck {

/// GUI thread.
class HexView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit HexView(QWidget *parent = nullptr);

    void setBytes(const QByteArray &bytes);
    const QByteArray &bytes() const { return m_bytes; }
    /// `000010  7b 22 74 …  {"t…`, as painted.
    static QString line(QByteArrayView bytes, qsizetype offset, int bytesPerLine);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void updateScrollBars();
    int lineHeight() const;
    int charWidth() const;
    /// 16, or 8 where 16 do not fit.
    int bytesPerLine() const;

    QByteArray m_bytes;
};

} // namespace roomdeck
