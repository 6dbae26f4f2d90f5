#include "batch/lock.hpp"

#include "normalize/message.hpp"
#include "tests/batch/folder_tree.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include <sys/wait.h>
#include <unistd.h>

using namespace nianbao;

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

const Holder me{.host = "alpha",
                .machine = "m1",
                .boot_id = "b1",
                .pid_namespace = "n1",
                .pid = 100,
                .process_start = 5000,
                .since = "2026-01-02T03:04:05Z",
                .run = "r1"};

// On a machine where processes 100 and 200 run.
Surroundings
around(const Holder& self, std::chrono::steady_clock::time_point* now = nullptr)
{
    return {.self = self,
            .start_of = [](std::int64_t pid) -> std::optional<std::uint64_t> {
                return pid == 100 || pid == 200 ? std::optional<std::uint64_t>(5000) : std::nullopt;
            },
            .now = [now] { return now != nullptr ? *now : std::chrono::steady_clock::now(); }};
}

Holder
other()
{
    auto holder = me;
    holder.pid = 200;
    holder.run = "r2";
    return holder;
}

std::string
text_in(const fs::path& path)
{
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

struct Scene
{
    FolderTree tree{};
    fs::path out = tree.folder("out");
    fs::path state = tree.folder("state");
    std::vector<Failure> told{};

    Result<RunLock> take(const Holder& self)
    {
        return RunLock::take(
            out, state, around(self), [&](const Failure& what) { told.push_back(what); });
    }
    [[nodiscard]] fs::path lease() const { return out / lease_file; }
    // Somebody's lease, renewed that long ago.
    void leave(const std::string& text, std::chrono::seconds ago) const
    {
        tree.file("out/.nianbao.lease", text);
        fs::last_write_time(lease(), fs::file_time_type::clock::now() - ago);
    }
};

// Whether `me` can take it from `holder`, whose lease was renewed that long ago.
bool
breaks(const Holder& holder, std::chrono::seconds ago = 0s)
{
    Scene scene;
    scene.leave(text_of(holder), ago);
    const auto lock = scene.take(me);
    CHECK(scene.told.size() == (lock ? 1 : 0));
    CHECK(text_in(scene.lease()) == text_of(lock ? me : holder));
    return lock.has_value();
}

} // namespace

TEST_CASE("a lock is given back at the end, and leaves nothing in OUT")
{
    Scene scene;
    {
        const auto lock = scene.take(me);
        REQUIRE(lock);
        CHECK(text_in(scene.lease()) == text_of(me));
    }
    CHECK(fs::is_empty(scene.out));
    CHECK(scene.take(other()));
    CHECK(scene.told.empty());
}

TEST_CASE("a second run is told at once who holds the first")
{
    Scene scene;
    const auto lock = scene.take(me);
    REQUIRE(lock);
    const auto second = scene.take(other());
    REQUIRE_FALSE(second);
    CHECK(second.error() == Failure{"locked",
                                    {scene.out.string(),
                                     std::string("alpha"),
                                     std::int64_t{100},
                                     std::string("2026-01-02T03:04:05Z")}});
    CHECK(words(second.error(), Language::en) ==
          "another run is writing to " + scene.out.string() +
              ": host alpha, process 100, since 2026-01-02T03:04:05Z; this one did nothing");
    CHECK(text_in(scene.lease()) == text_of(me));
}

TEST_CASE("one OUT is not written twice for having two state folders, nor one state by two OUTs")
{
    Scene scene;
    const auto lock = scene.take(me);
    REQUIRE(lock);
    const auto elsewhere = scene.tree.folder("elsewhere");
    const auto same_out = RunLock::take(scene.out, elsewhere, around(other()), {});
    REQUIRE_FALSE(same_out);
    CHECK(same_out.error().code == "locked");
    const auto same_state = RunLock::take(elsewhere, scene.state, around(other()), {});
    REQUIRE_FALSE(same_state);
    CHECK(same_state.error().code == "locked");
    CHECK(same_state.error().arguments[1] == Argument("alpha"));
}

TEST_CASE("on one machine a lease counts as long as its process runs")
{
    CHECK_FALSE(breaks(other(), 24h));
    auto dead = other();
    dead.pid = 300;
    CHECK(breaks(dead));
    auto reused = other();
    reused.process_start = 4000;
    CHECK(breaks(reused));
    auto before_boot = other();
    before_boot.boot_id = "b0";
    CHECK(breaks(before_boot));
    auto start_unknown = other();
    start_unknown.process_start = 0;
    CHECK_FALSE(breaks(start_unknown, 24h));
}

TEST_CASE("a lease of another machine counts for ten minutes from its renewal")
{
    for (auto field : {&Holder::host, &Holder::machine, &Holder::pid_namespace}) {
        auto foreign = other();
        foreign.*field = "another";
        foreign.pid = 300;
        CHECK_FALSE(breaks(foreign));
        CHECK_FALSE(breaks(foreign, 590s));
        CHECK_FALSE(breaks(foreign, -24h));
        CHECK(breaks(foreign, 601s));
    }
}

TEST_CASE("a lease that can't be read counts for ten minutes as well")
{
    Scene scene;
    scene.leave("", 0s);
    const auto held = scene.take(me);
    REQUIRE_FALSE(held);
    CHECK(held.error().code == "locked");
    CHECK(held.error().arguments[1] == Argument("?"));
    scene.leave("{", 601s);
    CHECK(scene.take(me));
}

TEST_CASE("whose lease was broken is told")
{
    Scene scene;
    auto dead = other();
    dead.pid = 300;
    scene.leave(text_of(dead), 0s);
    REQUIRE(scene.take(me));
    REQUIRE(scene.told.size() == 1);
    CHECK(words(scene.told.front(), Language::en) ==
          scene.out.string() +
              " was still marked as held by a run that is no more (host alpha, process 300, since "
              "2026-01-02T03:04:05Z); the mark is removed");
}

TEST_CASE("a lease is renewed once a minute")
{
    Scene scene;
    std::chrono::steady_clock::time_point now;
    auto lease = Lease::take(scene.out, around(me, &now), {});
    REQUIRE(lease);
    const auto renewed_after = [&](std::chrono::seconds passed) {
        const auto old = fs::file_time_type::clock::now() - 300s;
        fs::last_write_time(scene.lease(), old);
        now += passed;
        CHECK(lease->renew_if_due());
        return fs::last_write_time(scene.lease()) > old + 200s;
    };
    CHECK_FALSE(renewed_after(59s));
    CHECK(renewed_after(1s));
    CHECK_FALSE(renewed_after(59s));
    CHECK(renewed_after(61s));
    CHECK(text_in(scene.lease()) == text_of(me));
}

TEST_CASE("a lease that another run took is lost, and stays theirs")
{
    Scene scene;
    std::chrono::steady_clock::time_point now;
    {
        auto lease = Lease::take(scene.out, around(me, &now), {});
        REQUIRE(lease);
        CHECK(lease->verify());
        scene.leave(text_of(other()), 0s);
        CHECK(lease->renew_if_due()); // not due
        CHECK(lease->verify().error().code == "lock-lost");
        now += 60s;
        CHECK(lease->renew_if_due().error().code == "lock-lost");
    }
    CHECK(text_in(scene.lease()) == text_of(other()));
}

TEST_CASE("what a holder says of itself survives the way through a file")
{
    CHECK(parse_holder(text_of(me)) == me);
    for (const std::string_view text : {"", "[]", "{}", R"({"pid": "1", "process_start": 1})"}) {
        CHECK_FALSE(parse_holder(text));
    }
}

TEST_CASE("this process is seen to run, and one that is gone or reaped soon is not")
{
    const auto here = surroundings("now");
    CHECK(here.self.process_start > 0);
    CHECK(liveness_of(here.self, here) == Liveness::alive);
    const auto child = ::fork();
    if (child == 0) {
        ::_exit(0);
    }
    ::siginfo_t info{};
    ::waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOWAIT);
    auto gone = here.self;
    gone.pid = child;
    gone.process_start = 0;
    CHECK(liveness_of(gone, here) == Liveness::gone); // a zombie
    ::waitpid(child, nullptr, 0);
    CHECK(liveness_of(gone, here) == Liveness::gone);
}
