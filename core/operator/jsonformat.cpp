#include "core/operator/jsonformat.h"

#include "core/operator/variables.h"

#include <QtCore/QString>

namespace roomdeck {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Walks tokens of the masked text and copies the original's bytes (both are equally long).
class Layouter
{
public:
    Layouter(QByteArrayView json, bool compact)
        : m_json(json), m_shape(maskVariables(json)), m_compact(compact)
    {
        m_out.reserve(json.size() * 2);
    }

    QByteArray run()
    {
        while (m_at < m_shape.size())
            step();
        return m_out;
    }

private:
    void step()
    {
        const char c = m_shape[m_at];
        if (isSpace(c)) {
            ++m_at;
        } else if (c == '"') {
            copyString();
        } else {
            punctuate(c);
            ++m_at;
        }
    }

    void punctuate(char c)
    {
        switch (c) {
        case '{':
        case '[':
            m_out += c;
            open();
            break;
        case '}':
        case ']':
            close(c);
            break;
        case ',':
            m_out += c;
            breakLine();
            break;
        case ':':
            m_out += m_compact ? ":" : ": ";
            break;
        default:
            m_out += m_json[m_at];
        }
    }

    void open()
    {
        ++m_depth;
        qsizetype next = m_at + 1;
        while (next < m_shape.size() && isSpace(m_shape[next]))
            ++next;
        const bool empty = next < m_shape.size() && (m_shape[next] == '}' || m_shape[next] == ']');
        if (empty)
            m_at = next - 1;
        else
            breakLine();
    }

    void close(char c)
    {
        m_depth = qMax(0, m_depth - 1);
        if (!m_out.endsWith('{') && !m_out.endsWith('['))
            breakLine();
        m_out += c;
    }

    void breakLine()
    {
        if (m_compact)
            return;
        m_out += '\n';
        m_out.append(qsizetype(m_depth) * 2, ' ');
    }

    void copyString()
    {
        const qsizetype start = m_at++;
        while (m_at < m_shape.size() && m_shape[m_at] != '"')
            m_at += m_shape[m_at] == '\\' ? 2 : 1;
        m_at = qMin(m_at + 1, m_shape.size());
        m_out.append(m_json.sliced(start, m_at - start));
    }

    QByteArrayView m_json;
    QByteArray m_shape;
    QByteArray m_out;
    qsizetype m_at = 0;
    int m_depth = 0;
    bool m_compact;
};

bool hidesText(char32_t c)
{
    return (c >= 0x7f && c <= 0x9f) || c == 0xad || c == 0x061c || c == 0x200b || c == 0x200e || c == 0x200f
        || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff;
}

} // namespace

QByteArray indentJson(QByteArrayView json)
{
    return Layouter(json, false).run();
}

QByteArray compactJson(QByteArrayView json)
{
    return Layouter(json, true).run();
}

QByteArray escapeHiddenCharacters(QByteArrayView json)
{
    const QString text = QString::fromUtf8(json);
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        if (hidesText(c.unicode()))
            out += QStringLiteral("\\u%1").arg(uint(c.unicode()), 4, 16, QLatin1Char('0'));
        else
            out += c;
    }
    return out.toUtf8();
}

} // namespace roomdeck
