using TriageBot.Engine.Urgency;

namespace TriageBot.Engine.Conversations.Saved;

/// <summary>The fields of a conversation in the order they are kept. Another field goes to the end, with a new format number:
/// a host that does not know it must not drop it.</summary>
internal static class SavedFields
{
    public static void Write(SavedWriter writer, Conversation conversation)
    {
        writer.Text(conversation.Id);
        writer.Text(conversation.IntakeId);
        writer.Text(conversation.Reference);
        writer.Text(conversation.Dialog);
        writer.Text(conversation.DialogVersion);
        writer.Time(conversation.StartedAt);
        writer.Name<Phase>(conversation.Phase);
        writer.Name(conversation.Resume);
        writer.Text(conversation.Locale);
        writer.Flag(conversation.LanguageChosen);
        writer.Each(conversation.Answers, answer => SavedAnswer.Write(writer, answer));
        writer.Text(conversation.Waiting);
        writer.Number(conversation.Misses);
        writer.Name<Aside>(conversation.Aside);
        writer.Each(conversation.Flags, flag => { writer.Text(flag.Kind); writer.Time(flag.At); });
        writer.Each(conversation.SafetyShown, writer.Text);
        writer.Optional(conversation.Consent, consent => Write(writer, consent));
        writer.Flag(conversation.SafeMode);
        writer.Flag(conversation.WantsPerson);
        writer.Flag(conversation.OptedOut);
        writer.Each(conversation.Remarks, remark => { writer.Text(remark.Text); writer.Time(remark.At); });
        writer.Optional(conversation.Handover, handover => Write(writer, handover));
        writer.Optional(conversation.Pace, pace => { writer.Time(pace.Since); writer.Number(pace.Count); });
        writer.Time(conversation.TextsUntil);
        writer.Time(conversation.LastHeardAt);
        writer.Text(conversation.LastStory);
        writer.Text(conversation.Source);
        writer.Name<NumberNotice>(conversation.NumberNotice);
        writer.Each(conversation.Attachments, attachment => Write(writer, attachment));
        writer.Flag(conversation.SharedDevice);
        writer.Each(conversation.English, text => { writer.Text(text.Of); writer.Text(text.Text); writer.Text(text.By); });
        writer.Text(conversation.Spoken);
        writer.Each(conversation.News, news => SavedNews.Write(writer, news));
        writer.Optional(conversation.Feedback, feedback => { writer.Text(feedback.Value); writer.Text(feedback.Text); writer.Time(feedback.At); });
        writer.Optional(conversation.Lowered, lowered => Write(writer, lowered));
    }

    /// <param name="format">3 brought the source and the notice, 4 the attachments, 5 the shared device, 6 the words in English, 7 the language spoken, 8 news, feedback and the level that a person lowered.</param>
    public static Conversation Read(SavedReader reader, byte format)
    {
        var conversation = ReadSecondFormat(reader);
        conversation = format < 3 ? conversation : conversation with { Source = reader.OptionalText(), NumberNotice = reader.Name<NumberNotice>() };
        conversation = format < 4 ? conversation : conversation with { Attachments = reader.Each(() => ReadAttachment(reader)) };
        conversation = format < 5 ? conversation : conversation with { SharedDevice = reader.Flag() };
        conversation = format < 6 ? conversation : conversation with { English = reader.Each(() => new EnglishText(reader.Text(), reader.OptionalText(), reader.Text())) };
        conversation = format < 7 ? conversation : conversation with { Spoken = reader.OptionalText() };
        return format < 8 ? conversation : conversation with
        {
            News = reader.Each(() => SavedNews.Read(reader)),
            Feedback = reader.Optional(() => new Feedback(reader.Text(), reader.Text(), reader.Time())),
            Lowered = reader.Optional(() => new Lowered(reader.Name<Level>(), reader.Each(() => new Overruled(reader.Text(), reader.Name<Level>())))),
        };
    }

    // An initializer is worked through from top to bottom: the order of Write.
    private static Conversation ReadSecondFormat(SavedReader reader) => new()
    {
        Id = reader.Text(),
        IntakeId = reader.Text(),
        Reference = reader.Text(),
        Dialog = reader.Text(),
        DialogVersion = reader.Text(),
        StartedAt = reader.Time(),
        Phase = reader.Name<Phase>(),
        Resume = reader.OptionalName<Phase>(),
        Locale = reader.OptionalText(),
        LanguageChosen = reader.Flag(),
        Answers = reader.Each(() => SavedAnswer.Read(reader)),
        Waiting = reader.OptionalText(),
        Misses = reader.Number(),
        Aside = reader.Name<Aside>(),
        Flags = reader.Each(() => new FlagRaised(reader.Text(), reader.Time())),
        SafetyShown = reader.Each(reader.Text),
        Consent = reader.Optional(() => new Consent(reader.Flag(), reader.Text(), reader.Text(), reader.Text(), reader.Time())),
        SafeMode = reader.Flag(),
        WantsPerson = reader.Flag(),
        OptedOut = reader.Flag(),
        Remarks = reader.Each(() => new Remark(reader.Text(), reader.Time())),
        Handover = reader.Optional(() => new Handover(reader.Name<Level>(), reader.Number(), reader.Flag(), reader.Flag())),
        Pace = reader.Optional(() => new Pace(reader.Time(), reader.Number())),
        TextsUntil = reader.OptionalTime(),
        LastHeardAt = reader.OptionalTime(),
        LastStory = reader.OptionalText(),
    };

    private static void Write(SavedWriter writer, Attachment attachment)
    {
        writer.Number(attachment.Number);
        writer.Text(attachment.ContentType);
        writer.Time(attachment.At);
        writer.Text(attachment.Question);
        writer.Name<AttachmentState>(attachment.State);
        writer.Number(attachment.Bytes);
    }

    private static Attachment ReadAttachment(SavedReader reader) => new(
        reader.Number(), reader.Text(), reader.Time(), reader.OptionalText(), reader.Name<AttachmentState>(), reader.Number());

    private static void Write(SavedWriter writer, Consent consent)
    {
        writer.Flag(consent.Given);
        writer.Text(consent.TextVersion);
        writer.Text(consent.Language);
        writer.Text(consent.Reply);
        writer.Time(consent.At);
    }

    private static void Write(SavedWriter writer, Lowered lowered)
    {
        writer.Name<Level>(lowered.Level);
        writer.Each(lowered.Reasons, reason => { writer.Text(reason.Rule); writer.Name<Level>(reason.Level); });
    }

    private static void Write(SavedWriter writer, Handover handover)
    {
        writer.Name<Level>(handover.Level);
        writer.Number(handover.Revision);
        writer.Flag(handover.Sent);
        writer.Flag(handover.Completed);
    }
}
