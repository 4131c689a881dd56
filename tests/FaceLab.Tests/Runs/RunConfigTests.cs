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
        var config = new RunConfig { Loss = new L1HingePairsOptions(), Training = new() { Batches = new CurriculumPairs() } };

        Assert.All((string[])["startFrom", "scoreClassWidth", "gray", "learnsScores"], name => Assert.DoesNotContain($"\"{name}\"", config.ToJson()));
        Assert.Contains("\"firstShare\": 0.5", config.ToJson());
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
        Assert.Equal(new CurriculumPairs { Schedule = new CurriculumOptions { FirstShare = null } }, config.Training.Batches);
        Assert.True(config.Data.Preparation.Gray);
        Assert.Equal(config, RunJson.Parse<RunConfig>(config.ToJson()));
    }
}
