// microbench [FILTER]: what the steps of routing one message cost, without sockets.
#include "tests/bench/micro/stopwatch.h"

int main(int argc, char **argv)
{
    const microbench::Stopwatch stopwatch(argc > 1 ? argv[1] : "");
    microbench::measureJson(stopwatch);
    microbench::measureDialects(stopwatch);
    microbench::measureFrames(stopwatch);
    return 0;
}
