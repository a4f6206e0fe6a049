//! Direct3D 12, tried before a window depends on it: a broken driver then is an answer and not a crash.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use eframe::egui_wgpu::{WgpuConfiguration, WgpuSetup, WgpuSetupExisting};
use wgpu::{Adapter, Device, DeviceType, Instance, Queue};

use super::renderer::Renderer;

/// How long a driver may take over one small picture.
const PATIENCE: Duration = Duration::from_secs(10);
const FORMAT: wgpu::TextureFormat = wgpu::TextureFormat::Rgba8Unorm;

/// A device that has drawn a picture.
///
/// # Errors
/// Why it cannot be used, in the words of the system.
pub(super) fn configuration(renderer: Renderer) -> Result<WgpuConfiguration, String> {
    let instance = Instance::new(wgpu::InstanceDescriptor {
        backends: wgpu::Backends::DX12,
        // Debug layers are for those who write drivers.
        flags: wgpu::InstanceFlags::empty(),
        ..wgpu::InstanceDescriptor::new_without_display_handle()
    });
    let adapter = pollster::block_on(instance.enumerate_adapters(wgpu::Backends::DX12))
        .into_iter()
        .find(|adapter| serves(renderer, adapter))
        .ok_or("no such adapter")?;
    let (device, queue) =
        pollster::block_on(adapter.request_device(&wants())).map_err(|error| error.to_string())?;
    let faults = Faults::watch(&device);
    let drawn = draw(&device, &queue);
    faults.first()?;
    drawn?;
    faults.belong_to_the_window();
    Ok(WgpuConfiguration {
        wgpu_setup: WgpuSetup::Existing(WgpuSetupExisting { instance, adapter, device, queue }),
        ..WgpuConfiguration::default()
    })
}

fn serves(renderer: Renderer, adapter: &Adapter) -> bool {
    let software = adapter.get_info().device_type == DeviceType::Cpu;
    software == (renderer == Renderer::Warp)
}

/// Windows of up to 8192 pixels, as eframe asks by itself.
fn wants() -> wgpu::DeviceDescriptor<'static> {
    wgpu::DeviceDescriptor {
        required_limits: wgpu::Limits { max_texture_dimension_2d: 8192, ..wgpu::Limits::default() },
        ..wgpu::DeviceDescriptor::default()
    }
}

/// Fills a small picture nobody sees, and waits for it; egui's own pipelines are compiled on the way.
fn draw(device: &Device, queue: &Queue) -> Result<(), String> {
    let _pipelines = eframe::egui_wgpu::Renderer::new(
        device,
        FORMAT,
        eframe::egui_wgpu::RendererOptions::default(),
    );
    let picture = device.create_texture(&wgpu::TextureDescriptor {
        label: None,
        size: wgpu::Extent3d { width: 16, height: 16, depth_or_array_layers: 1 },
        mip_level_count: 1,
        sample_count: 1,
        dimension: wgpu::TextureDimension::D2,
        format: FORMAT,
        usage: wgpu::TextureUsages::RENDER_ATTACHMENT,
        view_formats: &[],
    });
    let view = picture.create_view(&wgpu::TextureViewDescriptor::default());
    let mut encoder = device.create_command_encoder(&wgpu::CommandEncoderDescriptor::default());
    drop(encoder.begin_render_pass(&wgpu::RenderPassDescriptor {
        color_attachments: &[Some(wgpu::RenderPassColorAttachment {
            view: &view,
            depth_slice: None,
            resolve_target: None,
            ops: wgpu::Operations::default(),
        })],
        ..wgpu::RenderPassDescriptor::default()
    }));
    queue.submit([encoder.finish()]);
    device
        .poll(wgpu::PollType::Wait { submission_index: None, timeout: Some(PATIENCE) })
        .map(drop)
        .map_err(|error| error.to_string())
}

/// Hears what goes wrong on a device; without it every fault would end the program on the spot.
#[derive(Clone, Default)]
struct Faults {
    first: Arc<Mutex<Option<String>>>,
    in_window: Arc<AtomicBool>,
}

impl Faults {
    fn watch(device: &Device) -> Self {
        let faults = Self::default();
        let uncaptured = faults.clone();
        device.on_uncaptured_error(Arc::new(move |error: wgpu::Error| {
            uncaptured.note(error.to_string());
        }));
        let lost = faults.clone();
        device.set_device_lost_callback(move |reason, words| {
            if reason != wgpu::DeviceLostReason::Destroyed {
                lost.note(format!("{reason:?}: {words}"));
            }
        });
        faults
    }

    fn note(&self, words: String) {
        if self.in_window.load(Ordering::Acquire) {
            let _ = super::renderer::note_lost(words);
        } else {
            self.first.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(words);
        }
    }

    fn first(&self) -> Result<(), String> {
        match self.first.lock().unwrap_or_else(PoisonError::into_inner).take() {
            Some(words) => Err(words),
            None => Ok(()),
        }
    }

    fn belong_to_the_window(&self) {
        self.in_window.store(true, Ordering::Release);
    }
}
