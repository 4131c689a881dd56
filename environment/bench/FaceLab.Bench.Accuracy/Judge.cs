using FaceLab.Data;
using FaceLab.Evaluation;
using FaceLab.Imaging;
using FaceLab.Models;

namespace FaceLab.Bench.Accuracy;

/// <summary>LFW's two protocols.</summary>
internal static class Judge
{
    /// <summary>View 1's 1,000 test pairs, with the threshold of its training pairs.</summary>
    public static (double Accuracy, double StandardError) View1(EmbeddingNetwork network, LfwDataset lfw, PreparedFaces faces)
    {
        var task = VerificationTask.LfwView1(lfw);
        var accuracy = VerificationAccuracy.Measure(
            chooseOn: ScoredPairs.Compare(network, faces, faces.RowsOf(task.ThresholdPairs)),
            judge: ScoredPairs.Compare(network, faces, faces.RowsOf(task.TestPairs)));
        return (accuracy.Accuracy, accuracy.StandardError);
    }

    /// <summary>View 2's ten folds, each with the threshold of the other nine.</summary>
    public static (double Accuracy, double StandardError) View2(EmbeddingNetwork network, LfwDataset lfw, PreparedFaces faces)
    {
        var folds = FoldedVerification.Measure([.. lfw.View2Pairs.Select(fold => ScoredPairs.Compare(network, faces, faces.RowsOf(fold)))]);
        return (folds.MeanAccuracy, folds.StandardError);
    }
}
