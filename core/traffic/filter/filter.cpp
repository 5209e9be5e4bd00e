#include "core/traffic/filter/filter.h"

#include "core/traffic/filter/filtercompiler_p.h"

namespace roomdeck {

struct Filter::Program
{
    FilterNode root;
    FilterPredicatePtr predicate; ///< null: every row matches
    int nameCaches = 0;
};

namespace {

std::unique_ptr<FilterScratch> scratchFor(int nameCaches)
{
    auto scratch = std::make_unique<FilterScratch>();
    scratch->names.resize(size_t(nameCaches));
    return scratch;
}

} // namespace

Filter::Filter() : m_program(std::make_shared<const Program>()), m_scratch(scratchFor(0)) { }

Filter::~Filter() = default;

Filter::Filter(const Filter &other)
    : m_program(other.m_program), m_scratch(scratchFor(other.m_program->nameCaches))
{ }

Filter::Filter(Filter &&other) noexcept : Filter()
{
    std::swap(m_program, other.m_program);
    std::swap(m_scratch, other.m_scratch);
}

Filter &Filter::operator=(const Filter &other)
{
    if (this != &other) {
        m_program = other.m_program;
        forgetNames();
    }
    return *this;
}

Filter &Filter::operator=(Filter &&other) noexcept
{
    std::swap(m_program, other.m_program);
    std::swap(m_scratch, other.m_scratch);
    return *this;
}

Filter::Result Filter::parse(QStringView text, const FilterContext &context)
{
    Result result;
    FilterTree tree = parseFilterTree(text);
    result.error = tree.error;
    if (result.error)
        return result;
    FilterCompiler compiler(context);
    FilterPredicatePtr predicate = compiler.compile(tree.root);
    result.error = compiler.error();
    if (result.error)
        return result;
    auto program = std::make_shared<Program>();
    program->root = std::move(tree.root);
    program->predicate = std::move(predicate);
    program->nameCaches = compiler.nameCaches();
    result.filter.m_program = std::move(program);
    result.filter.forgetNames();
    return result;
}

bool Filter::matchesAll() const
{
    return !m_program->predicate;
}

bool Filter::matches(const LogRow &row) const
{
    return !m_program->predicate || m_program->predicate->matches(row, *m_scratch);
}

RowParts Filter::parts() const
{
    return m_program->predicate ? m_program->predicate->parts() : RowParts();
}

bool Filter::textsMatter(QByteArrayView texts) const
{
    return m_program->predicate && m_program->predicate->textsMatter(texts);
}

bool Filter::mayMatch(const LogChunk &chunk) const
{
    return !m_program->predicate || m_program->predicate->mayMatch(chunk, *m_scratch);
}

void Filter::forgetNames()
{
    m_scratch = scratchFor(m_program->nameCaches);
}

const FilterNode &Filter::root() const
{
    return m_program->root;
}

QString Filter::toText() const
{
    return filterText(m_program->root);
}

} // namespace roomdeck
