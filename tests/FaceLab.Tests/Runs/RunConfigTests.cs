using FaceLab.Basics;
using FaceLab.Learning;
using FaceLab.Learning.Sampling;
using FaceLab.Runs;

namespace FaceLab.Tests.Runs;

public sealed class RunConfigTests
{
    [Fact]
    public void Settings_that_came_later_are_not_written_where_they_mean_what_was_before()
    {
        var config = new RunConfig
        {
            Loss = new L1HingePairsOptions(),
            Training = new() { Batches = new CurriculumPairs() }
        };

        Assert.All((string[])["startFrom", "ratingClassWidth", "gray", "learnsRatings"], name =>
            Assert.DoesNotContain($"\"{name}\"", config.ToJson()));
        Assert.Contains("\"firstShare\": 0.5", config.ToJson());
    }

    [Fact]
    public void A_config_of_an_old_run_is_read_by_its_old_names()
    {
        const string text = """
            {
                "data": {"set": "pins70"}, "loss": {"kind": "huber"}, "scorePairsEach": 7, "scoreSet": "lfw",
                "training": {"batches": {"kind": "score-classes", "size": 32}}
            }
            """;
        const string pairs = """{"training": {"batches": {"kind": "curriculum-pairs", "scoreClassWidth": 0.5}}}""";

        var config = RunJson.Parse<RunConfig>(text);

        Assert.Equal((7, "lfw"), (config.MetricPairsEach, config.MetricSet));
        Assert.Equal(new RatingClassBatches { Size = 32 }, config.Training.Batches);
        Assert.Equal(new CurriculumPairs { RatingClassWidth = 0.5 }, RunJson.Parse<RunConfig>(pairs).Training.Batches);
        Assert.Contains("rating-classes", config.ToJson());
    }

    [Fact]
    public void The_recipe_of_personal_photos_is_a_short_config()
    {
        const string text = """
            {
                "data": {"set": "lfw", "preparation": {"gray": true}, "validationShare": 0.2},
                "network": {"kind": "small-resnet", "options": {"embeddingSize": 2}},
                "loss": {"kind": "contrastive-pairs"},
                "training": {"batches": {"kind": "curriculum-pairs", "schedule": {"firstShare": null}}}
            }
            """;

        var config = RunJson.Parse<RunConfig>(text);

        config.Validate();
        Assert.Equal(new CurriculumPairs { Schedule = new CurriculumOptions { FirstShare = null } },
            config.Training.Batches);
        Assert.True(config.Data.Preparation.Gray);
        Assert.Equal(config, RunJson.Parse<RunConfig>(config.ToJson()));
    }
}
