/*
 * The libFuzzer side of a campaign: libFuzzer is a C library, the target a .NET process. This driver starts the
 * process, passes it each input and reports the result. The .NET side is SharpFuzz's Fuzzer.LibFuzzer.Run: a shared
 * memory segment with the map followed by the input, named by environment variables; the input's length goes to
 * descriptor 198 of the process, 4 bytes come back from its descriptor 199: 0, or nonzero for a failure.
 *
 * Usage: driver LIBFUZZER FLAGS AND FOLDERS -ignore_remaining_args=1 PROGRAM ARGUMENTS
 */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/shm.h>
#include <unistd.h>

enum { map_size = 1 << 16, input_size = 1 << 20, input_fd = 198, answer_fd = 199 };

#define INPUT_NAME "198"
#define ANSWER_NAME "199"

/* libFuzzer adds this section to its own counters. */
__attribute__((used, section("__libfuzzer_extra_counters"))) static uint8_t counters[map_size];

static uint8_t *shared;
static int input_end;
static int answer_end;

static void fail(const char *what)
{
    fprintf(stderr, "driver ABORT: %s: %s\n", what, strerror(errno));
    _exit(1);
}

/* Reads all four bytes; returns 0 if the process has ended. */
static int read_word(int32_t *word)
{
    size_t done = 0;
    while (done < sizeof *word) {
        ssize_t count = read(answer_end, (char *)word + done, sizeof *word - done);
        if (count == 0 || (count < 0 && errno != EINTR))
            return 0;
        if (count > 0)
            done += (size_t)count;
    }
    return 1;
}

static int write_word(int32_t word)
{
    ssize_t count;
    do
        count = write(input_end, &word, sizeof word);
    while (count < 0 && errno == EINTR);
    return count == sizeof word;
}

static void run_target(char **command, int segment, int input[2], int answer[2])
{
    char name[16];
    snprintf(name, sizeof name, "%d", segment);

    /* A target that hangs must end with this driver. */
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) < 0)
        fail("cannot tie the target to this driver");
    if (setenv("__LIBFUZZER_SHM_ID", name, 1) < 0 || setenv("__LIBFUZZER_CONTROL_PIPE_ID", INPUT_NAME, 1) < 0
        || setenv("__LIBFUZZER_STATUS_PIPE_ID", ANSWER_NAME, 1) < 0)
        fail("cannot set the target's environment");
    if (dup2(input[0], input_fd) < 0 || dup2(answer[1], answer_fd) < 0)
        fail("cannot set the target's descriptors");
    close(input[0]);
    close(input[1]);
    close(answer[0]);
    close(answer[1]);
    execvp(command[0], command);
    fail(command[0]);
}

static char **command_in(char **words)
{
    while (*words && strcmp(*words, "-ignore_remaining_args=1") != 0)
        words++;
    if (!*words || !words[1]) {
        errno = EINVAL;
        fail("no program after -ignore_remaining_args=1");
    }
    return words + 1;
}

int LLVMFuzzerInitialize(int *count, char ***words)
{
    int input[2], answer[2];
    int32_t ready;
    char **command = command_in(*words);
    int segment = shmget(IPC_PRIVATE, map_size + input_size, IPC_CREAT | 0600);
    (void)count;
    if (segment < 0)
        fail("cannot create shared memory");
    shared = shmat(segment, NULL, 0);
    if (shared == (void *)-1 || pipe(input) < 0 || pipe(answer) < 0)
        fail("cannot connect to the target");

    /* A write to a dead process must fail instead of killing this one silently. */
    signal(SIGPIPE, SIG_IGN);
    pid_t child = fork();
    if (child < 0)
        fail("cannot start the target");
    if (child == 0)
        run_target(command, segment, input, answer);
    close(input[0]);
    close(answer[1]);
    input_end = input[1];
    answer_end = answer[0];
    int is_ready = read_word(&ready);

    /* Both have attached it; the system frees it after the last of them. */
    shmctl(segment, IPC_RMID, NULL);
    if (!is_ready) {
        errno = ECHILD;
        fail("the target ended before its first input");
    }
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    int32_t failed;
    if (size > input_size)
        return 0;
    memset(shared, 0, map_size);
    memcpy(shared + map_size, bytes, size);

    /* libFuzzer reports an abort as a crash of this input, so a dead target counts as a failure. */
    if (!write_word((int32_t)size) || !read_word(&failed)) {
        fprintf(stderr, "the target died\n");
        abort();
    }
    memcpy(counters, shared, map_size);
    if (failed) {
        fprintf(stderr, "the target failed\n");
        abort();
    }
    return 0;
}
