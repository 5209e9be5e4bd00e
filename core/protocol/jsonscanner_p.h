// The moving part of jsonscan: a position in the text and the grammar's productions. Private to jsonscan.
#pragma once

#include "core/protocol/jsonscan.h"

namespace roomdeck {

/// Every function moves past what it recognises and returns true, or records the first error and returns
/// false. Used by one thread; borrows the text.
class JsonScanner
{
public:
    JsonScanner(QByteArrayView text, int maxDepth, qsizetype from = 0)
        : m_begin(text.data()), m_at(text.data() + from), m_end(text.data() + text.size()),
          m_maxDepth(maxDepth)
    { }

    const JsonError &error() const { return m_error; }
    qsizetype offset() const { return m_at - m_begin; }

    /// One value with everything in it; `depth` containers are open around it.
    bool value(int depth);
    /// As value(), told where it lies.
    bool slice(QByteArrayView &value, int depth = 0);
    /// A key and the colon behind it.
    bool key(QByteArrayView &rawKey);
    bool beginObject();
    /// Everything between the braces of an object, and the closing one.
    bool members(JsonMembers &members);
    /// Space up to the end of the text.
    bool end();
    /// Takes a comma; false at anything else.
    bool separator();
    /// True when the container with that closing bracket ends here.
    bool closes(char bracket);

private:
    bool fail(JsonProblem problem, const char *at);
    bool failHere(JsonProblem problem);
    void skipSpace();
    bool scalar();
    bool string(QByteArrayView &raw);
    bool escape();
    bool number();
    bool digits();
    bool literal(QByteArrayView word);

    const char *m_begin;
    const char *m_at;
    const char *m_end;
    int m_maxDepth;
    JsonError m_error;
};

} // namespace roomdeck
