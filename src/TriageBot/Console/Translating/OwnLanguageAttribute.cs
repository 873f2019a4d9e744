using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace TriageBot.Console.Translating;

/// <summary>Keeps everybody out of languages that are not theirs, whatever a page is asked for.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OwnLanguageAttribute : Attribute, IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
        // The language is read from the request after this.
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (context.HandlerInstance is IInOneLanguage { Language: { Length: > 0 } tag } && !LanguageSight.Of(context.HttpContext.User).Sees(tag))
        {
            context.Result = new ForbidResult();
        }
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
        // Nothing is left to do.
    }
}

/// <summary>A page about one language.</summary>
internal interface IInOneLanguage
{
    /// <summary>Tag; empty where none was asked for.</summary>
    string Language { get; }
}
