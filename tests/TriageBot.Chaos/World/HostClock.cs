using System.Globalization;

namespace TriageBot.Chaos.World;

/// <summary>One host's wall clock, which the harness may put forward and back while the host runs. What counts seconds goes on evenly, as on a machine
/// whose time is set by hand or by NTP.</summary>
/// <remarks>libfaketime (https://github.com/wolfcw/libfaketime) reads the difference from a file whenever the host asks for the time.</remarks>
internal sealed class HostClock
{
    /// <summary>Debian's package.</summary>
    public const string Package = "faketime";

    private static readonly string? Library = Directory.Exists("/usr/lib")
        ? Directory.EnumerateDirectories("/usr/lib", "*-linux-gnu").Select(folder => Path.Combine(folder, "faketime", "libfaketime.so.1")).FirstOrDefault(File.Exists)
        : null;

    private readonly string _file;

    private HostClock(string file) => _file = file;

    /// <summary>False where the library is not installed: then every clock is right.</summary>
    public static bool CanStep => Library is not null;

    public TimeSpan Off { get; private set; }

    /// <summary>A clock that is right so far, for the process that is about to be started with this environment.</summary>
    /// <param name="steps">Whether it is ever to be moved: the library that does it also cuts some waits short.</param>
    public static HostClock Give(string file, IDictionary<string, string?> environment, bool steps)
    {
        var clock = new HostClock(file);
        if (steps && Library is not null)
        {
            clock.Step(TimeSpan.Zero);
            environment["LD_PRELOAD"] = Library;
            environment["FAKETIME_TIMESTAMP_FILE"] = file;
            environment["FAKETIME_CACHE_DURATION"] = "1";
            environment["FAKETIME_DONT_FAKE_MONOTONIC"] = "1";
            environment["NO_FAKE_STAT"] = "1";
        }

        return clock;
    }

    /// <param name="off">From the right time; zero sets it right.</param>
    public void Step(TimeSpan off)
    {
        // Renamed into place: half a line would be another time.
        File.WriteAllText(_file + ".new", off.TotalSeconds.ToString("+0.###;-0.###", CultureInfo.InvariantCulture).PadLeft(2, '+'));
        File.Move(_file + ".new", _file, overwrite: true);
        Off = off;
    }
}
