namespace TriageBot.Engine.Conversations.Saved;

/// <summary>News that waits.</summary>
internal static class SavedNews
{
    public static void Write(SavedWriter writer, WaitingNews waiting)
    {
        var news = waiting.News;
        writer.Name<NewsKind>(news.Kind);
        writer.Text(news.Intake);
        writer.Text(news.Reference);
        writer.Text(news.Clinic);
        writer.Time(news.Meeting);
        writer.Text(news.Place);
        writer.Each(news.Papers, writer.Text);
        writer.Text(news.Referral);
        writer.Text(news.Text);
        writer.Text(news.English);
        writer.Time(waiting.Due);
    }

    // An initializer is worked through from top to bottom: the order of Write.
    public static WaitingNews Read(SavedReader reader) => new(
        new News(reader.Name<NewsKind>(), reader.Text(), reader.Text())
        {
            Clinic = reader.OptionalText(),
            Meeting = reader.OptionalTime(),
            Place = reader.OptionalText(),
            Papers = reader.Each(reader.Text),
            Referral = reader.OptionalText(),
            Text = reader.OptionalText(),
            English = reader.OptionalText(),
        },
        reader.OptionalTime());
}
