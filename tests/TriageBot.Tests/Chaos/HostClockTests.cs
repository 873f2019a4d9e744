using System.Diagnostics;
using System.Globalization;
using TriageBot.Chaos.World;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Chaos;

/// <summary>Chaos runs without Debian's <c>faketime</c> leave clocks alone; here it shows that they did.</summary>
public sealed class HostClockTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("triagebot-");

    [NeedsFact(HostClock.Package)]
    public async Task Step_ForwardAndRightAgain_IsSeenByTheProcess()
    {
        HostClock.CanStep.ShouldBeTrue();
        var start = new ProcessStartInfo("date", ["+%s"]) { RedirectStandardOutput = true, UseShellExecute = false };
        var clock = HostClock.Give(Path.Combine(_folder.FullName, "h1.clock"), start.Environment, steps: true);
        (await Off(start)).ShouldBe(0, tolerance: 60);

        clock.Step(TimeSpan.FromHours(2));
        (await Off(start)).ShouldBe(7200, tolerance: 60);
        clock.Step(TimeSpan.FromSeconds(-900));
        (await Off(start)).ShouldBe(-900, tolerance: 60);
        clock.Step(TimeSpan.Zero);
        (await Off(start)).ShouldBe(0, tolerance: 60);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<double> Off(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var seconds = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return double.Parse(seconds, CultureInfo.InvariantCulture) - DateTimeOffset.UtcNow.ToUnixTimeSeconds();
    }
}
