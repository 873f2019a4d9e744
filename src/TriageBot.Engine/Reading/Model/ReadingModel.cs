using System.Collections.Immutable;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace TriageBot.Engine.Reading.Model;

/// <summary>What was learned from the examples of all locales: which language a text is in, which dangers it speaks of, and what an answer means.
/// Made by <c>locales train</c>, kept as <c>locales/reading.model</c>.</summary>
public sealed class ReadingModel
{
    private const string Magic = "TRM2";

    internal ReadingModel(LinearModel languages, LinearModel dangers, ImmutableArray<float> limits, LinearModel answers, string stamp) =>
        (Languages, Dangers, Limits, Answers, Stamp) = (languages, dangers, limits, answers, stamp);

    /// <summary>Hash of the words and examples it was learned from: where these are others now, it is stale.</summary>
    public string Stamp { get; }

    /// <summary>Classes are tags.</summary>
    internal LinearModel Languages { get; }

    /// <summary>Classes are <see cref="RedFlags.All"/>.</summary>
    internal LinearModel Dangers { get; }

    /// <summary>From which likelihood on each danger counts.</summary>
    internal ImmutableArray<float> Limits { get; }

    /// <summary>Classes are <see cref="LearnedAnswers.Sides"/>.</summary>
    internal LinearModel Answers { get; }

    /// <summary>Throws <see cref="InvalidDataException"/> when the bytes are no model of this release.</summary>
    public static ReadingModel Load(byte[] bytes)
    {
        try
        {
            using var reader = new BinaryReader(new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress));
            if (!string.Equals(reader.ReadString(), Magic, StringComparison.Ordinal))
            {
                throw new InvalidDataException("This is no reading model of this release.");
            }

            var stamp = reader.ReadString();
            var (languages, dangers) = (ReadModel(reader), ReadModel(reader));
            ImmutableArray<float> limits = [.. Floats(reader, dangers.Classes.Count)];
            return new ReadingModel(languages, dangers, limits, ReadModel(reader), stamp);
        }
        catch (Exception broken) when (broken is EndOfStreamException or InvalidOperationException or ArgumentException or FormatException)
        {
            throw new InvalidDataException("The reading model is broken.", broken);
        }
    }

    public byte[] Save()
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(new BrotliStream(bytes, CompressionLevel.SmallestSize)))
        {
            writer.Write(Magic);
            writer.Write(Stamp);
            Write(writer, Languages);
            Write(writer, Dangers);
            foreach (var limit in Limits)
            {
                writer.Write(limit);
            }

            Write(writer, Answers);
        }

        return bytes.ToArray();
    }

    private static LinearModel ReadModel(BinaryReader reader)
    {
        var classes = Enumerable.Range(0, reader.ReadInt32()).Select(_ => reader.ReadString()).ToArray();
        var (unit, biases) = (reader.ReadSingle(), Floats(reader, classes.Length));
        return new LinearModel(classes, MemoryMarshal.Cast<byte, sbyte>(reader.ReadBytes(reader.ReadInt32())).ToArray(), unit, biases);
    }

    private static float[] Floats(BinaryReader reader, int count) => [.. Enumerable.Range(0, count).Select(_ => reader.ReadSingle())];

    private static void Write(BinaryWriter writer, LinearModel model)
    {
        writer.Write(model.Classes.Count);
        foreach (var name in model.Classes)
        {
            writer.Write(name);
        }

        writer.Write(model.Unit);
        foreach (var bias in model.Biases)
        {
            writer.Write(bias);
        }

        writer.Write(model.Weights.Length);
        writer.Write(MemoryMarshal.AsBytes(model.Weights));
    }
}
