using TriageBot.Chaos.World;

namespace TriageBot.Chaos.People;

/// <summary>So many people at a time, each with a script; who has ended makes room for the next until it is enough.</summary>
internal sealed class Crowd(IReadOnlyList<Script> scripts, Dice dice, Func<Script, string, Person> person)
{
    private int _came;
    private int _left;
    private volatile bool _enough;

    public int Came => _came;

    public bool AllContent { get; private set; } = true;

    /// <summary>Nobody new comes from now on.</summary>
    public void Enough() => _enough = true;

    /// <summary>Returns when the last of them has ended.</summary>
    public Task Text(int atOnce) => Task.WhenAll(Enumerable.Range(0, atOnce).Select(Place));

    /// <summary>Each script once.</summary>
    public Task TextEach()
    {
        Enough();
        return Task.WhenAll(scripts.Select(One));
    }

    private async Task Place(int place)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(40 * place));
        do
        {
            await One(dice.Pick(scripts));
        }
        while (!_enough);
    }

    private async Task One(Script script)
    {
        var number = $"+1555{1_000_000 + Interlocked.Increment(ref _came):D7}";
        AllContent &= await person(script, number).Talk();
        Interlocked.Increment(ref _left);
    }
}
