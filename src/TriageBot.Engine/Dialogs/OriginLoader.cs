using System.Collections.Immutable;
using TriageBot.Engine.Checking;

namespace TriageBot.Engine.Dialogs;

/// <summary>Reads <c>sources.yaml</c>.</summary>
internal static class OriginLoader
{
    public static ImmutableArray<Origin> Load(SourceFile file, ICollection<Finding> findings)
    {
        if (YamlMap.Load(file, findings) is not { } map)
        {
            return [];
        }

        var origins = map.Maps("sources").Select(entry =>
        {
            var origin = new Origin(entry.Required("tag"), entry.Required("name"), entry.List("keywords"), file.Path, entry.Line);
            entry.ReportUnread();
            return origin;
        }).ToImmutableArray();
        map.ReportUnread();
        return origins;
    }
}
