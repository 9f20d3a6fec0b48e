# law: gradient norms


def gradient_norms(paths: Paths) -> Optional[Matrix]:
    if paths.shape[2] != 2:
        return None
    along = gradients(paths.reshape(-1, 2)).reshape(paths.shape)
    return np.linalg.norm(along, axis=0)
