#include "tests/core/session/failingdisk.h"

namespace roomdeck::testing {

namespace {

sqlite3_vfs *realVfs = nullptr;
int (*realWrite)(sqlite3_file *, const void *, int, sqlite3_int64) = nullptr;
sqlite3_io_methods failingDatabase; // databases lock, other files do not: two tables of methods
sqlite3_io_methods failingOther;

int failingWrite(sqlite3_file *file, const void *data, int amount, sqlite3_int64 offset)
{
    if (const int result = FailingDisk::failure.load()) {
        ++FailingDisk::refused;
        return result;
    }
    return realWrite(file, data, amount, offset);
}

int failingOpen(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    const int result = realVfs->xOpen(realVfs, name, file, flags, outFlags);
    if (result == SQLITE_OK && file->pMethods) {
        sqlite3_io_methods &methods = (flags & SQLITE_OPEN_MAIN_DB) != 0 ? failingDatabase : failingOther;
        realWrite = file->pMethods->xWrite;
        methods = *file->pMethods;
        methods.xWrite = failingWrite;
        file->pMethods = &methods;
    }
    return result;
}

} // namespace

FailingDisk::FailingDisk()
{
    failure = SQLITE_OK;
    refused = 0;
    realVfs = sqlite3_vfs_find(nullptr);
    m_vfs = *realVfs;
    m_vfs.zName = "failing";
    m_vfs.xOpen = failingOpen;
    sqlite3_vfs_register(&m_vfs, 1);
}

FailingDisk::~FailingDisk()
{
    sqlite3_vfs_unregister(&m_vfs);
    sqlite3_vfs_register(realVfs, 1);
}

} // namespace roomdeck::testing
