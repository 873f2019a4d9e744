using System.Security.Cryptography;
using System.Text.Json;
using TriageBot.Channels;
using TriageBot.Privacy;
using TriageBot.Stores;

namespace TriageBot.Spool;

/// <summary>The messages that this host has accepted while the store was out of reach, in order of receipt, each once.
/// Knows what is on the disk from one look at the start.</summary>
internal sealed class Backlog
{
    private const string Purpose = "spool";

    private readonly Lock _lock = new();
    private readonly SpoolFolder _folder;
    private readonly ISealer _sealer;
    private readonly ILookup _lookup;
    private readonly Dictionary<ContactKey, SortedSet<SpoolName>> _waiting = [];
    private readonly HashSet<MessageKey> _messages = [];
    private int _count;
    private long _last;

    public Backlog(SpoolFolder folder, ISealer sealer, ILookup lookup)
    {
        (_folder, _sealer, _lookup) = (folder, sealer, lookup);
        foreach (var name in folder.Names())
        {
            Note(name);
        }
    }

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _count;
            }
        }
    }

    public bool Holds(ContactKey contact)
    {
        lock (_lock)
        {
            return _waiting.ContainsKey(contact);
        }
    }

    /// <summary>Durable when it returns; nothing happens when this message is here already. One at a time for a contact. Throws what the disk throws.</summary>
    public void Add(InboundMessage message)
    {
        SpoolName name;
        lock (_lock)
        {
            var key = _lookup.Message(message.Channel, message.ExternalId);
            if (_messages.Contains(key))
            {
                return;
            }

            // A clock that was put back must not put a later text before an earlier one.
            _last = Math.Max(_last + 1, message.Received.UtcTicks);
            name = new SpoolName(_last, _lookup.Contact(message.Channel, message.From), key);
        }

        _folder.Write(name, _sealer.Seal(JsonSerializer.SerializeToUtf8Bytes(message), Purpose));
        lock (_lock)
        {
            Note(name);
        }
    }

    /// <summary>Contacts of whom something waits, the longest waiting first.</summary>
    public IReadOnlyList<ContactKey> Contacts()
    {
        lock (_lock)
        {
            return [.. _waiting.OrderBy(one => one.Value.Min, SpoolName.Oldest).Select(one => one.Key)];
        }
    }

    public SpoolName? First(ContactKey contact)
    {
        lock (_lock)
        {
            return _waiting.TryGetValue(contact, out var names) ? names.Min : null;
        }
    }

    public bool IsGone(SpoolName name) => !_folder.Has(name);

    /// <summary>Null when it does not open. Throws what the disk throws.</summary>
    public InboundMessage? Open(SpoolName name)
    {
        try
        {
            return JsonSerializer.Deserialize<InboundMessage>(_sealer.Open(_folder.Read(name), Purpose));
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or JsonException)
        {
            return null;
        }
    }

    /// <summary>It is in the store, or gone.</summary>
    public void Remove(SpoolName name)
    {
        _folder.Delete(name);
        Drop(name);
    }

    public void SetAside(SpoolName name)
    {
        _folder.SetAside(name);
        Drop(name);
    }

    /// <summary>Erases what is spooled of a contact; returns how many files.</summary>
    public int Forget(ContactKey contact)
    {
        var files = _folder.Forget(contact);
        while (First(contact) is { } name)
        {
            Drop(name);
        }

        return files;
    }

    private void Note(SpoolName name)
    {
        if (!_waiting.TryGetValue(name.Contact, out var names))
        {
            _waiting.Add(name.Contact, names = new SortedSet<SpoolName>(SpoolName.Oldest));
        }

        _count += names.Add(name) ? 1 : 0;
        _messages.Add(name.Message);
        _last = Math.Max(_last, name.Order);
    }

    private void Drop(SpoolName name)
    {
        lock (_lock)
        {
            if (!_waiting.TryGetValue(name.Contact, out var names) || !names.Remove(name))
            {
                return;
            }

            _count--;
            _messages.Remove(name.Message);
            if (names.Count == 0)
            {
                _waiting.Remove(name.Contact);
            }
        }
    }
}
