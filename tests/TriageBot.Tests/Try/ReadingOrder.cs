using System.Text.Json;
using Microsoft.Playwright;

namespace TriageBot.Tests.Try;

/// <summary>Where the browser puts the signs of numbers that stand in a text.</summary>
internal static class ReadingOrder
{
    private const string Script = """
        selector => [...document.querySelectorAll(selector)].flatMap(block => {
          const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
          const signs = [];
          for (let node; (node = walker.nextNode());) {
            for (let i = 0; i < node.data.length; i++) signs.push([node, i]);
          }
          const text = signs.map(([node, i]) => node.data[i]).join("");
          const box = at => {
            const range = document.createRange();
            range.setStart(signs[at][0], signs[at][1]);
            range.setEnd(signs[at][0], signs[at][1] + 1);
            return range.getBoundingClientRect();
          };
          const seen = match => [...match[0]].map((sign, i) => ({ sign, box: box(match.index + i) }))
            .sort((a, b) => Math.abs(a.box.top - b.box.top) > 4 ? a.box.top - b.box.top : a.box.left - b.box.left).map(one => one.sign).join("");
          return [
            ...[...text.matchAll(/\p{Nd}+(?:[- ]\p{Nd}+)+/gu)].filter(match => match[0].length > 6).map(match => ({ kind: "number", written: match[0], seen: seen(match) })),
            ...[...text.matchAll(/^(\p{Nd}) (?=\p{L})/gmu)].map(match => ({ kind: "menu", written: "right", seen: box(match.index).left > box(match.index + 2).left ? "right" : "left" })),
          ];
        })
        """;

    /// <summary>Numbers as written and as they are seen from left to right; and on which side of its option each number of a menu stands.</summary>
    public static async Task<IReadOnlyList<Sight>> Read(IPage page, string selector)
    {
        var read = await page.EvaluateAsync<JsonElement>(Script, selector);
        return [.. read.EnumerateArray().Select(one => new Sight(one.GetProperty("kind").GetString()!, one.GetProperty("written").GetString()!, one.GetProperty("seen").GetString()!))];
    }
}

internal sealed record Sight(string Kind, string Written, string Seen);
