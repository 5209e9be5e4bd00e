#include "core/model/names.h"

#include <QtCore/QList>
#include <QtCore/QRandomGenerator>
#include <QtCore/QString>
#include <QtCore/QStringConverter>

namespace roomdeck {

namespace {

bool isForbidden(char32_t c)
{
    if (c < 0x20 || (c >= 0x7f && c < 0xa0))
        return true;
    switch (c) {
    case 0x061c: // Arabic letter mark
    case 0x200e: // left-to-right mark
    case 0x200f: // right-to-left mark
    case 0x2028: // line separator
    case 0x2029: // paragraph separator
    case 0xfeff: // zero-width no-break space
        return true;
    default:
        break;
    }
    if ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069)) // bidi embeddings, overrides, isolates
        return true;
    return (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef); // noncharacters
}

bool isPlainAscii(QByteArrayView text)
{
    for (const char c : text) {
        const auto u = uchar(c);
        if (u < 0x20 || u > 0x7e)
            return false;
    }
    return true;
}

} // namespace

bool isValidUtf8(QByteArrayView utf8)
{
    return utf8.isValidUtf8();
}

bool isValidName(QByteArrayView utf8, NameLimits limits)
{
    if (utf8.isEmpty() || utf8.size() > limits.maxBytes)
        return false;
    if (isPlainAscii(utf8))
        return utf8.size() <= limits.maxCodePoints;
    if (!utf8.isValidUtf8())
        return false;
    const QString text = QString::fromUtf8(utf8);
    const QList<uint> points = text.toUcs4();
    if (points.size() > limits.maxCodePoints)
        return false;
    for (const uint c : points) {
        if (isForbidden(c))
            return false;
    }
    return text.normalized(QString::NormalizationForm_C) == text;
}

QByteArray nameRule(QByteArrayView field, NameLimits limits)
{
    return field.toByteArray() + " must be 1 to " + QByteArray::number(limits.maxCodePoints)
        + " characters (at most " + QByteArray::number(limits.maxBytes)
        + " bytes of UTF-8) in Unicode form NFC, without control, bidi or line-separator characters";
}

QByteArray assignedName(QByteArrayView prefix)
{
    static constexpr char alphabet[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    QByteArray name = prefix.toByteArray();
    for (int i = 0; i < 6; ++i)
        name += alphabet[QRandomGenerator::global()->bounded(36)];
    return name;
}

} // namespace roomdeck
