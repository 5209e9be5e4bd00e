// Cuts filter text into tokens: for the parser, for syntax colours and for completion.
#pragma once

#include "core/traffic/filter/filtererror.h"
#include "core/traffic/filter/filterfields.h"

#include <QtCore/QList>
#include <QtCore/QStringView>

namespace roomdeck {

struct FilterToken
{
    enum class Kind : quint8 {
        Open,
        Close,
        And,
        Or,
        Not,
        Field, ///< name and path in front of an operator
        Operator,
        Word, ///< bare text
        Value, ///< unquoted text behind an operator
        Quoted, ///< text in quotes, bare or behind an operator
        Regex, ///< /pattern/flags, "pattern" or pattern
        Alternative, ///< the bar between two values
    };

    Kind kind = Kind::Word;
    FilterProblem problem = FilterProblem::None; ///< what is wrong with this very token
    int position = 0; ///< UTF-16 units
    int length = 0;

    int end() const { return position + length; }
};

/// Every character but space is in exactly one token; broken text yields tokens too. Linear. Pure.
QList<FilterToken> tokenizeFilter(QStringView text);

/// The text between the quotes of a Quoted token, escapes undone.
QString unquoteFilterText(QStringView token);
/// Unquoted text without its backslashes.
QString unescapeFilterText(QStringView token);
/// `text` in quotes, with what must be escaped escaped.
QString quoteFilterText(QStringView text);

} // namespace roomdeck
