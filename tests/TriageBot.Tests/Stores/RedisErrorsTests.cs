using TriageBot.Stores;
using TriageBot.Stores.Redis;

namespace TriageBot.Tests.Stores;

/// <summary>What the library throws when Redis goes away in the middle of a call must not become an answer of 500: Twilio asks only once.</summary>
public sealed class RedisErrorsTests
{
    [Theory]
    [InlineData(typeof(TimeoutException))]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(ObjectDisposedException))]
    [InlineData(typeof(NullReferenceException))]
    [InlineData(typeof(TaskCanceledException))]
    public void Error_OfABrokenConnection_IsTriedAgainAndThenTheStoreIsUnavailable(Type thrown)
    {
        var error = (Exception)Activator.CreateInstance(thrown, "inside the library")!;

        RedisErrors.IsPassing(error).ShouldBeTrue();
        RedisErrors.Translate(error).ShouldBeOfType<StoreUnavailableException>().InnerException.ShouldBe(error);
    }

    [Fact]
    public void Error_OfTheCaller_StaysWhatItIs()
    {
        var mistake = Should.Throw<ArgumentException>(() => new DirectoryInfo(""));

        RedisErrors.IsPassing(mistake).ShouldBeFalse();
        RedisErrors.Translate(mistake).ShouldBe(mistake);
    }
}
