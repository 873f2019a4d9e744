using Microsoft.Extensions.Configuration;
using TriageBot.Tests.Support;

namespace TriageBot.Tests.Hosting;

/// <summary>Settings are read at the start. Watching their folder for changes watches every folder below it, and a source tree or a data folder has thousands.</summary>
public sealed class SettingsFilesTests
{
    [Fact]
    public async Task SettingsFiles_OnceRead_AreNotWatched()
    {
        await using var host = await RunningHost.Start();

        var files = ((IConfigurationRoot)host.Get<IConfiguration>()).Providers.OfType<FileConfigurationProvider>().ToList();

        files.ShouldNotBeEmpty();
        files.ShouldAllBe(file => !file.Source.ReloadOnChange);
    }
}
